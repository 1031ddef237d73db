using System.Text.RegularExpressions;

namespace Aspire.Hosting;

/// <summary>The parts of an image's name.</summary>
internal sealed partial record ContainerReference(string? Registry, string Image, string? Tag, string? Digest)
{
    public static ContainerReference Parse(string input)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        var match = Pattern().Match(input);
        return match.Success
            ? new(Part("registry"), match.Groups["image"].Value, Part("tag"), Part("digest"))
            : throw new ArgumentOutOfRangeException(nameof(input), input, "invalid reference format: could not parse container image name");

        string? Part(string name) => match.Groups[name] is { Success: true } group ? group.Value : null;
    }

    // A first part with a dot, with a port, or called localhost is a registry; every other one belongs to the image.
    [GeneratedRegex(@"^((?<registry>(localhost|\[[a-fA-F0-9:]+\]|[\w-]+(\.[\w-]+)+)(:\d+)?|[\w-]+:\d+)/)?(?<image>[\w\-./<>]+)(:(?<tag>[\w\-.<>]+))?(@(?<digest>.+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
