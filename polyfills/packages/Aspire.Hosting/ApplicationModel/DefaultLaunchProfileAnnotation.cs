namespace Aspire.Hosting.ApplicationModel;

/// <summary>The launch profile to take when the project has one of that name.</summary>
internal sealed class DefaultLaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    public string LaunchProfileName { get; } = launchProfileName;
}
