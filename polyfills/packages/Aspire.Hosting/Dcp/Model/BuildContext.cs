namespace Aspire.Hosting.Dcp.Model;

internal sealed class BuildContext
{
    public string? Context { get; set; }

    public string? Dockerfile { get; set; }

    public string? Stage { get; set; }

    public List<EnvVar>? Args { get; set; }

    public List<BuildContextSecret>? Secrets { get; set; }
}
