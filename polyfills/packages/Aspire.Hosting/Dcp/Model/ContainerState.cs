namespace Aspire.Hosting.Dcp.Model;

internal static class ContainerState
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Exited = "Exited";
    public const string FailedToStart = "FailedToStart";
    public const string Unknown = "Unknown";
}
