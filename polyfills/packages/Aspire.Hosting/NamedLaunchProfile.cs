namespace Aspire.Hosting;

/// <summary>A launch profile with its name.</summary>
internal sealed record NamedLaunchProfile(string Name, LaunchProfile LaunchProfile);
