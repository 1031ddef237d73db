namespace Aspire.Hosting.Dcp.Model;

internal static class ExecutableState
{
    public const string Running = "Running";
    public const string Terminated = "Terminated";
    public const string FailedToStart = "FailedToStart";
    public const string Finished = "Finished";
    public const string Unknown = "Unknown";
}
