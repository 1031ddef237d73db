using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Waits until a resource is in a state; without one, until it is running.</summary>
    public Task WaitForResourceAsync(string resourceName, string? targetState = null, CancellationToken cancellationToken = default) =>
        WaitForResourceAsync(resourceName, [string.IsNullOrEmpty(targetState) ? KnownResourceStates.Running : targetState], cancellationToken);

    /// <summary>Waits until a resource is in one of the states.</summary>
    /// <returns>The state it is in.</returns>
    public async Task<string> WaitForResourceAsync(string resourceName, IEnumerable<string> targetStates, CancellationToken cancellationToken = default)
    {
        string[] states = [.. targetStates];
        var change = await WaitAsync(
            resourceName,
            e => e.Snapshot.State is { } state && states.Contains(state.Text, StringComparer.OrdinalIgnoreCase),
            $"Resource '{resourceName}' failed to reach one of the target states: [{string.Join(", ", states)}] before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        return change.Snapshot.State!.Text;
    }

    /// <summary>Waits until a state of a resource is as wanted.</summary>
    public Task<ResourceEvent> WaitForResourceAsync(string resourceName, Func<ResourceEvent, bool> predicate, CancellationToken cancellationToken = default) =>
        WaitAsync(
            resourceName,
            predicate,
            $"Resource '{resourceName}' failed to meet the predicate condition before the operation was cancelled.",
            cancellationToken);

    /// <summary>Waits until a resource is healthy and ready.</summary>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, CancellationToken cancellationToken = default) =>
        WaitForResourceHealthyAsync(resourceName, DefaultWaitBehavior, cancellationToken);

    /// <summary>Waits until a resource is healthy and ready.</summary>
    /// <exception cref="DistributedApplicationException">It ended or does not exist, and <paramref name="waitBehavior"/> says to stop then.</exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(string resourceName, WaitBehavior waitBehavior, CancellationToken cancellationToken = default)
    {
        if (waitBehavior == WaitBehavior.StopOnResourceUnavailable
            && !TryGetCurrentState(resourceName, out _)
            && _services.GetService<DistributedApplicationModel>() is { } model
            && !model.Resources.Any(r => string.Equals(r.Name, resourceName, StringComparison.OrdinalIgnoreCase)))
        {
            throw Stopped($"Stopped waiting for resource '{resourceName}' to become healthy because it does not exist in the application model.");
        }

        var change = await WaitAsync(
            resourceName,
            e => e.Snapshot.HealthStatus == HealthStatus.Healthy || (waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(e.Snapshot)),
            $"Resource '{resourceName}' failed to become healthy before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        return change.Snapshot.HealthStatus == HealthStatus.Healthy
            ? await WaitForReadyAsync(resourceName, change.ResourceId, cancellationToken).ConfigureAwait(false)
            : throw Stopped($"Stopped waiting for resource '{resourceName}' to become healthy because it failed to start.");
    }

    private async Task<ResourceEvent> WaitForReadyAsync(string resourceName, string resourceId, CancellationToken cancellationToken)
    {
        var change = await WaitAsync(
            resourceName,
            e => e.ResourceId == resourceId && e.Snapshot.ResourceReadyEvent is not null,
            $"Resource '{resourceName}' failed to execute the resource ready event before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        await change.Snapshot.ResourceReadyEvent!.EventTask.WaitAsync(cancellationToken).ConfigureAwait(false);
        return change;
    }

    private async Task<ResourceEvent> WaitAsync(string resourceName, Func<ResourceEvent, bool> predicate, string cancelled, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_disposing.Token, cancellationToken);
        try
        {
            await foreach (var change in WatchAsync(either.Token).ConfigureAwait(false))
            {
                if (string.Equals(change.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && predicate(change))
                {
                    return change;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            throw new OperationCanceledException($"{cancelled}{Describe(resourceName)}", e, e.CancellationToken);
        }

        throw new OperationCanceledException(cancelled);
    }

    private string Describe(string resourceName)
    {
        var states = _states
            .Where(s => string.Equals(s.Value.Resource.Name, resourceName, StringComparison.OrdinalIgnoreCase) && s.Value.Snapshot is not null)
            .Select(s => $" '{s.Key}' is {s.Value.Snapshot!.State?.Text ?? "without state"}, health {s.Value.Snapshot.HealthStatus?.ToString() ?? "unknown"}.");
        return string.Concat(states);
    }

    private DistributedApplicationException Stopped(string message)
    {
        LogStopped(_logger, message);
        return new DistributedApplicationException(message);
    }

    private static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        snapshot.State is { } state && (KnownResourceStates.TerminalStates.Contains(state.Text) || state.Text == KnownResourceStates.RuntimeUnhealthy);

    [LoggerMessage(LogLevel.Error, "{Message}")]
    private static partial void LogStopped(ILogger logger, string message);
}
