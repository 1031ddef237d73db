namespace Aspire.Hosting.Dcp.Model;

internal sealed class ExecutableStatus
{
    public string? State { get; set; }

    public int? Pid { get; set; }

    public DateTime? StartupTimestamp { get; set; }

    public DateTime? FinishTimestamp { get; set; }

    public int? ExitCode { get; set; }

    public List<EnvVar>? EffectiveEnv { get; set; }

    public List<string>? EffectiveArgs { get; set; }
}
