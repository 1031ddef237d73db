namespace Aspire.Hosting.Dcp.Model;

internal sealed class ExecutableSpec
{
    public string? ExecutablePath { get; set; }

    public string? WorkingDirectory { get; set; }

    public List<string>? Args { get; set; }

    public List<EnvVar>? Env { get; set; }

    public string? ExecutionType { get; set; } = "Process";

    public bool? Persistent { get; set; }

    public bool? Start { get; set; }

    public bool? Stop { get; set; }
}
