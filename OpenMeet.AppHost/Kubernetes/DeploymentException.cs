namespace OpenMeet.AppHost.Kubernetes;

/// <summary>
/// The deployment cannot be made from what was given. Nothing has been written. Each problem is one line that names the
/// setting, says what is wrong with it, and what to do; never a secret's value.
/// </summary>
internal sealed class DeploymentException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    public DeploymentException(string problem)
        : this([problem])
    {
    }

    /// <summary>The exit code for a configuration error, <c>EX_CONFIG</c> of sysexits.h.</summary>
    public const int ExitCode = 78;

    /// <summary>One line each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
