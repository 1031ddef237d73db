namespace OpenMeet.AppHost.Kubernetes.Output;

/// <summary>A file of the output.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>.</param>
/// <param name="Content">With the header that marks it as generated.</param>
internal sealed record GeneratedFile(string Path, string Content)
{
    /// <summary>What every generated file bears in its first lines, and no other.</summary>
    public const string Mark = "Generated from aspire-manifest.json by: dotnet run --project OpenMeet.AppHost -- kubernetes";

    /// <summary>Whether a text is one that this tool wrote.</summary>
    public static bool IsGenerated(string content) => content.Split('\n').Take(3).Any(line => line.Contains(Mark, StringComparison.Ordinal));
}
