using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// One instance of a resource and the DCP object that runs it. The object's spec is filled in anew at each start; starts and stops
/// of an instance exclude each other.
/// </summary>
internal abstract class RunningInstance(IResource resource) : IDisposable
{
    private readonly TaskCompletionSource _initialized = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IResource Resource { get; } = resource;

    public abstract CustomResource Object { get; }

    public string Name => Object.Metadata.Name;

    public List<ServiceResource> Services { get; } = [];

    public SemaphoreSlim Gate { get; } = new(1);

    /// <summary>Ends when the first start has been tried; a command must not come before.</summary>
    public Task Initialized => _initialized.Task;

    /// <summary>Whether nothing is started before someone asks for it.</summary>
    public bool IsDeferred { get; set; } = resource.IsExplicitStart();

    public void MarkInitialized() => _initialized.TrySetResult();

    public void Dispose() => Gate.Dispose();
}
