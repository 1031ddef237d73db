namespace OpenMeet.ServiceDefaults.Configuration;

/// <summary>Settings that are missing or invalid: the service must not start.</summary>
/// <remarks>A value is never part of the message: it may be a secret.</remarks>
public sealed class SettingsException : Exception
{
    /// <summary>The exit code for a configuration error, <c>EX_CONFIG</c> of sysexits.h.</summary>
    public const int ExitCode = 78;

    /// <summary>Takes one sentence per setting, each beginning with the setting's name.</summary>
    public SettingsException(IReadOnlyList<string> problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    /// <summary>One sentence per setting.</summary>
    public IReadOnlyList<string> Problems { get; }
}
