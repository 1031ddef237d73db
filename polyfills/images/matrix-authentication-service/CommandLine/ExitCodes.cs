namespace MatrixAuthenticationService.CommandLine;

/// <summary>How the process ends; the names are those of <c>sysexits.h</c>.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>Upstream's <c>manage</c>: what was asked for cannot be done.</summary>
    public const int Failure = 1;

    /// <summary>Upstream's <c>manage</c>: its arguments are wrong.</summary>
    public const int ManageUsage = 2;

    public const int Usage = 64;
    public const int Unavailable = 69;
    public const int Configuration = 78;
}
