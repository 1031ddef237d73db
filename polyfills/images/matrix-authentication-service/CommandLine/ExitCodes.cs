namespace MatrixAuthenticationService.CommandLine;

/// <summary>How the process ends; the names are those of <c>sysexits.h</c>.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Usage = 64;
    public const int Unavailable = 69;
    public const int Configuration = 78;
}
