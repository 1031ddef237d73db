namespace OpenMeet.AppHost.Kubernetes.Programs;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0: well.</param>
/// <param name="Output">What it wrote to standard output. Not printed with the record: it can be a secret.</param>
internal sealed record ProgramResult(int ExitCode, string Output)
{
    public override string ToString() => $"exit code {ExitCode}";
}
