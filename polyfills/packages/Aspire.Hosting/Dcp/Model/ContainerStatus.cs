namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerStatus
{
    public string? State { get; set; }

    public string? Message { get; set; }

    public string? ContainerId { get; set; }

    public string? ContainerName { get; set; }

    public DateTime? StartupTimestamp { get; set; }

    public DateTime? FinishTimestamp { get; set; }

    public int? ExitCode { get; set; }

    public List<EnvVar>? EffectiveEnv { get; set; }

    public List<string>? EffectiveArgs { get; set; }
}
