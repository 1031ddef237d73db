namespace Aspire.Hosting.ApplicationModel;

/// <summary>The launch profile asked for.</summary>
internal sealed class LaunchProfileAnnotation(string launchProfileName) : IResourceAnnotation
{
    public string LaunchProfileName { get; } = launchProfileName;
}
