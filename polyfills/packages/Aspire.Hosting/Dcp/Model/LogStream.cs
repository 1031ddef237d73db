namespace Aspire.Hosting.Dcp.Model;

internal static class LogStream
{
    public const string StartupStdout = "startup_stdout";
    public const string StartupStderr = "startup_stderr";
    public const string Stdout = "stdout";
    public const string Stderr = "stderr";
    public const string System = "system";
}
