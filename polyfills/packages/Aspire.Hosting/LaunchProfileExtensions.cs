using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Finds the launch profile that a project is started by.</summary>
internal static class LaunchProfileExtensions
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static LaunchSettings? GetLaunchSettings(this ProjectResource resource)
    {
        var metadata = resource.GetProjectMetadata();
        return metadata.LaunchSettings ?? Read(Path.Combine(Path.GetDirectoryName(metadata.ProjectPath)!, "Properties", "launchSettings.json"));
    }

    /// <summary>
    /// The profile asked for, else the one called as the AppHost's own, else the first that starts a project; none when the
    /// resource excludes it.
    /// </summary>
    public static NamedLaunchProfile? GetEffectiveLaunchProfile(this ProjectResource resource, bool throwIfNotFound = false)
    {
        if (resource.Annotations.OfType<ExcludeLaunchProfileAnnotation>().Any() || resource.GetLaunchSettings() is not { } settings)
        {
            return null;
        }

        if (resource.Annotations.OfType<LaunchProfileAnnotation>().LastOrDefault() is { } chosen)
        {
            return settings.Profiles.TryGetValue(chosen.LaunchProfileName, out var profile)
                ? new NamedLaunchProfile(chosen.LaunchProfileName, profile)
                : throwIfNotFound
                    ? throw new DistributedApplicationException($"Launch settings file does not contain '{chosen.LaunchProfileName}' profile.")
                    : null;
        }

        if (resource.Annotations.OfType<DefaultLaunchProfileAnnotation>().LastOrDefault() is { } preferred
            && settings.Profiles.TryGetValue(preferred.LaunchProfileName, out var same))
        {
            return new NamedLaunchProfile(preferred.LaunchProfileName, same);
        }

        var first = settings.Profiles.FirstOrDefault(entry => string.Equals(entry.Value.CommandName, "Project", StringComparison.OrdinalIgnoreCase));
        return first.Key is null ? null : new NamedLaunchProfile(first.Key, first.Value);
    }

    internal static LaunchSettings? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<LaunchSettings>(File.ReadAllText(path), Options) : null;
}
