namespace Aspire.Hosting.ApplicationModel;

/// <summary>A health check that the resource must pass.</summary>
public class HealthCheckAnnotation(string key) : IResourceAnnotation
{
    public string Key { get; } = key ?? throw new ArgumentNullException(nameof(key));
}
