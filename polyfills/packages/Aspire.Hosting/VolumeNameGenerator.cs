using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class VolumeNameGenerator
{
    /// <summary>A name that is the same at each start, and another for each AppHost.</summary>
    public static string Generate<T>(IResourceBuilder<T> builder, string suffix)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(suffix);
        if (!suffix.Select((c, i) => IsValid(i, c)).All(valid => valid))
        {
            throw new ArgumentException($"The suffix '{suffix}' contains invalid characters. It must match [a-zA-Z0-9][a-zA-Z0-9_.-]*.", nameof(suffix));
        }

        var application = string.Concat(builder.ApplicationBuilder.Environment.ApplicationName.Select((c, i) => IsValid(i, c) ? c : '_')).ToLowerInvariant();
        var hash = builder.ApplicationBuilder.Configuration["AppHost:Sha256"]![..10].ToLowerInvariant();
        return $"{application}-{hash}-{builder.Resource.Name}-{suffix}";
    }

    private static bool IsValid(int index, char c) =>
        char.IsAsciiLetter(c) || char.IsNumber(c) || (index > 0 && (c == '_' || c == '.' || c == '-'));
}
