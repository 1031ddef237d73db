using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.ApplicationModel;

public partial class ResourceNotificationService
{
    /// <summary>Puts a resource into Waiting until everything that it is to wait for is there.</summary>
    /// <exception cref="DistributedApplicationException">Something that it waits for ended or could not start, and it is to stop then.</exception>
    public async Task WaitForDependenciesAsync(IResource resource, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var waits = resource.Annotations.OfType<WaitAnnotation>().Where(w => w.Resource is not IResourceWithoutLifetime).ToList();
        if (waits.Count == 0)
        {
            return;
        }

        var pending = waits.SelectMany(w => w.Resource.InstanceNames()).ToList();
        await PublishWaitingAsync(resource, pending).ConfigureAwait(false);
        var logger = _loggers.GetLogger(resource);
        using var gate = new SemaphoreSlim(1);
        await Task.WhenAll(waits.Select(w => WaitForAsync(resource, w, logger, ArrivedAsync, cancellationToken))).ConfigureAwait(false);

        async Task ArrivedAsync(string instance)
        {
            await gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                pending.Remove(instance);
                if (pending.Count > 0)
                {
                    await PublishWaitingAsync(resource, pending).ConfigureAwait(false);
                }
            }
            finally
            {
                gate.Release();
            }
        }
    }

    private Task WaitForAsync(IResource resource, WaitAnnotation wait, ILogger logger, Func<string, Task> arrived, CancellationToken cancellationToken)
    {
        var dependency = wait.Resource;
        if (wait.WaitType == WaitType.WaitForCompletion)
        {
            LogWaitingForEnd(logger, dependency.Name);
        }
        else
        {
            LogWaitingForState(logger, dependency.Name, KnownResourceStates.Running);
        }

        var instances = dependency.InstanceNames();
        return Task.WhenAll(instances.Select(async instance =>
        {
            var shown = instances.Count > 1 ? instance : dependency.Name;
            await (wait.WaitType == WaitType.WaitForCompletion
                ? WaitForEndAsync(resource, wait, instance, shown, logger, cancellationToken)
                : WaitForStartAsync(resource, wait, instance, shown, logger, cancellationToken)).ConfigureAwait(false);
            await arrived(instance).ConfigureAwait(false);
        }));
    }

    private async Task WaitForStartAsync(
        IResource resource, WaitAnnotation wait, string instance, string shown, ILogger logger, CancellationToken cancellationToken)
    {
        var stops = (wait.WaitBehavior ?? DefaultWaitBehavior) == WaitBehavior.StopOnResourceUnavailable;
        var change = await WaitAsync(
            wait.Resource.Name,
            e => e.ResourceId == instance && (e.Snapshot.State?.Text == KnownResourceStates.Running || (stops && IsUnavailable(e.Snapshot))),
            $"Resource '{shown}' failed to reach the 'Running' state before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        var state = change.Snapshot.State!.Text;
        if (state == KnownResourceStates.FailedToStart)
        {
            throw FailedToStart(resource, shown, logger);
        }

        if (state != KnownResourceStates.Running)
        {
            LogPremature(logger, shown, state);
            throw new DistributedApplicationException(
                $"Resource '{resource.Name}' stopped waiting for dependency resource '{shown}' because it entered the '{state}' state prematurely.");
        }

        if (wait.WaitType == WaitType.WaitUntilStarted)
        {
            LogStarted(logger, shown);
            return;
        }

        if (wait.Resource.Annotations.OfType<HealthCheckAnnotation>().Any())
        {
            LogWaitingForHealth(logger, shown);
            await WaitAsync(
                wait.Resource.Name,
                e => e.ResourceId == instance && e.Snapshot.HealthStatus == HealthStatus.Healthy,
                $"Resource '{shown}' failed to become healthy before the operation was cancelled.",
                cancellationToken).ConfigureAwait(false);
        }

        LogWaitingForReady(logger, shown);
        await WaitForReadyAsync(wait.Resource.Name, instance, cancellationToken).ConfigureAwait(false);
        LogFinished(logger, shown);
    }

    private async Task WaitForEndAsync(
        IResource resource, WaitAnnotation wait, string instance, string shown, ILogger logger, CancellationToken cancellationToken)
    {
        var change = await WaitAsync(
            wait.Resource.Name,
            e => e.ResourceId == instance
                && (e.Snapshot.ExitCode is not null || (e.Snapshot.State is { } s && KnownResourceStates.TerminalStates.Contains(s.Text))),
            $"Resource '{shown}' failed to reach a terminal state before the operation was cancelled.",
            cancellationToken).ConfigureAwait(false);
        var (state, exitCode) = (change.Snapshot.State?.Text, change.Snapshot.ExitCode);
        if (state == KnownResourceStates.FailedToStart)
        {
            throw FailedToStart(resource, shown, logger);
        }

        if (exitCode is { } code && code != wait.ExitCode)
        {
            LogWrongExitCode(logger, shown, state, code, wait.ExitCode);
            throw new DistributedApplicationException(
                $"Resource '{resource.Name}' stopped waiting for dependency resource '{shown}' because it entered the '{state}' state with exit code '{code}', expected '{wait.ExitCode}'.");
        }

        LogFinished(logger, shown);
    }

    private static DistributedApplicationException FailedToStart(IResource resource, string dependency, ILogger logger)
    {
        LogDependencyFailed(logger, dependency);
        return new DistributedApplicationException(
            $"Resource '{resource.Name}' stopped waiting for dependency resource '{dependency}' because it failed to start.");
    }

    // A resource that someone started by hand meanwhile is not put back.
    private Task PublishWaitingAsync(IResource resource, IEnumerable<string> pending)
    {
        string[] names = [.. pending.Distinct(StringComparer.OrdinalIgnoreCase)];
        return PublishUpdateAsync(resource, s => s.State?.Text is null || s.State.Text == KnownResourceStates.Starting || s.State.Text == KnownResourceStates.Waiting
            ? s with
            {
                State = KnownResourceStates.Waiting,
                Properties = s.Properties.With(new ResourcePropertySnapshot(SnapshotDefaults.WaitingFor, names)),
            }
            : s);
    }

    [LoggerMessage(LogLevel.Information, "Waiting for resource '{ResourceName}' to enter the '{State}' state.")]
    private static partial void LogWaitingForState(ILogger logger, string resourceName, string state);

    [LoggerMessage(LogLevel.Information, "Waiting for resource '{ResourceName}' to become healthy.")]
    private static partial void LogWaitingForHealth(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Information, "Waiting for resource ready to execute for '{ResourceName}'.")]
    private static partial void LogWaitingForReady(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Information, "Waiting for resource '{ResourceName}' to complete.")]
    private static partial void LogWaitingForEnd(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Information, "Finished waiting for resource '{ResourceName}' to start.")]
    private static partial void LogStarted(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Information, "Finished waiting for resource '{ResourceName}'.")]
    private static partial void LogFinished(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Error, "Dependency resource '{ResourceName}' failed to start.")]
    private static partial void LogDependencyFailed(ILogger logger, string resourceName);

    [LoggerMessage(LogLevel.Error, "Resource '{ResourceName}' has entered the '{State}' state prematurely.")]
    private static partial void LogPremature(ILogger logger, string resourceName, string state);

    [LoggerMessage(LogLevel.Error, "Resource '{ResourceName}' has entered the '{State}' state with exit code '{ExitCode}' expected '{ExpectedExitCode}'.")]
    private static partial void LogWrongExitCode(ILogger logger, string resourceName, string? state, int exitCode, int expectedExitCode);
}
