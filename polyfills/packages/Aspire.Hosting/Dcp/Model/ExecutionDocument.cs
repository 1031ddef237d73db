namespace Aspire.Hosting.Dcp.Model;

/// <summary>The document at <c>/admin/execution</c> that stops the API server.</summary>
internal sealed class ExecutionDocument
{
    public const string CleaningResources = "CleaningResources";
    public const string CleanupComplete = "CleanupComplete";
    public const string Stopping = "Stopping";
    public const string FullCleanup = "Full";

    public string? Status { get; set; }

    public string? ShutdownResourceCleanup { get; set; }
}
