namespace Aspire.Hosting.Dcp;

/// <summary>Milestones of the start that resources started later wait for.</summary>
internal sealed class StartupSignals
{
    private readonly TaskCompletionSource _endpoints = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All endpoints of the model have their address on the host, and the container network has been asked for.</summary>
    public Task Endpoints => _endpoints.Task;

    public void EndpointsAllocated() => _endpoints.TrySetResult();

    public void Failed(Exception exception) => _endpoints.TrySetException(exception);
}
