namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource's image is built from a Dockerfile.</summary>
public class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage) : IResourceAnnotation
{
    public string ContextPath { get; } = contextPath;

    public string DockerfilePath { get; } = dockerfilePath;

    public string? Stage { get; } = stage;

    public Dictionary<string, object?> BuildArguments { get; } = [];

    public Dictionary<string, object> BuildSecrets { get; } = [];

    public string? ImageName { get; set; }

    public string? ImageTag { get; set; }

    public bool HasEntrypoint { get; set; } = true;
}
