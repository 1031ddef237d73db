using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Health;

/// <summary>
/// The checks of one resource: at once, then after 1, 2, 3 … at most 5 s while it is not healthy, after 30 s while it is, and at
/// every change of its state. The first healthy report makes it ready; without checks it is ready at once.
/// </summary>
internal sealed partial class ResourceMonitor : IAsyncDisposable
{
    private static readonly TimeSpan s_healthyInterval = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_unhealthyStep = TimeSpan.FromSeconds(1);
    private const int MaxUnhealthySteps = 5;

    private readonly IResource _resource;
    private readonly HealthCheckService _checks;
    private readonly IServiceProvider _services;
    private readonly IDistributedApplicationEventing _eventing;
    private readonly ResourceNotificationService _notifications;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop;
    private readonly Task _running;
    private TaskCompletionSource _stateChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _state;

    public ResourceMonitor(
        IResource resource,
        string? state,
        HealthCheckService checks,
        IServiceProvider services,
        IDistributedApplicationEventing eventing,
        ResourceNotificationService notifications,
        TimeProvider time,
        ILogger logger,
        CancellationToken stoppingToken)
    {
        (_resource, _state, _checks, _services) = (resource, state, checks, services);
        (_eventing, _notifications, _time, _logger) = (eventing, notifications, time, logger);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    public void StateChanged(string? state)
    {
        if (_state != state)
        {
            _state = state;
            _stateChanged.TrySetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var keys = HealthChecks.KeysOf(_resource).ToHashSet(StringComparer.Ordinal);
        if (keys.Count == 0)
        {
            await MakeReadyAsync().ConfigureAwait(false);
            return;
        }

        var isReady = false;
        var unhealthy = 0;
        while (true)
        {
            _stateChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var started = _time.GetTimestamp();
            var report = await CheckAsync(keys).ConfigureAwait(false);
            unhealthy = report.Status == HealthStatus.Healthy ? 0 : unhealthy + 1;
            var runAt = _time.GetUtcNow().UtcDateTime;
            await _notifications.PublishUpdateAsync(_resource, s => s with { HealthReports = Merge(s.HealthReports, report, runAt) }).ConfigureAwait(false);
            if (report.Status == HealthStatus.Healthy && !isReady)
            {
                isReady = true;
                _ = MakeReadyAsync();
            }

            var interval = unhealthy == 0 ? s_healthyInterval : s_unhealthyStep * Math.Min(MaxUnhealthySteps, unhealthy);
            await Task.WhenAny(_stateChanged.Task, Task.Delay(interval, _time, _stop.Token)).ConfigureAwait(false);
            _stop.Token.ThrowIfCancellationRequested();

            // A change of state shortens the pause, to a second at least.
            var early = s_unhealthyStep - _time.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, _time, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task<HealthReport> CheckAsync(HashSet<string> keys)
    {
        try
        {
            return await _checks.CheckHealthAsync(r => keys.Contains(r.Name), _stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!_stop.IsCancellationRequested)
        {
            // The check could not even be made; it is not known which one of them.
            var entry = new HealthReportEntry(HealthStatus.Unhealthy, "Error calling HealthCheckService.", TimeSpan.Zero, e, data: null);
            return new HealthReport(keys.ToDictionary(k => k, _ => entry), TimeSpan.Zero);
        }
    }

    private async Task MakeReadyAsync()
    {
        LogReady(_logger, _resource.Name);
        var ready = _eventing.PublishAsync(new ResourceReadyEvent(_resource, _services), _stop.Token);
        await ready.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_stop.IsCancellationRequested)
        {
            // Who waits for the resource sees in the task whether a handler failed.
            await _notifications.PublishUpdateAsync(_resource, s => s with { ResourceReadyEvent = new EventSnapshot(ready) }).ConfigureAwait(false);
        }
    }

    private static ImmutableArray<HealthReportSnapshot> Merge(ImmutableArray<HealthReportSnapshot> known, HealthReport report, DateTime runAt)
    {
        var merged = known.ToBuilder();
        foreach (var (key, entry) in report.Entries)
        {
            var snapshot = new HealthReportSnapshot(key, entry.Status, entry.Description, entry.Exception?.ToString()) { LastRunAt = runAt };
            var index = -1;
            for (var i = 0; i < merged.Count && index < 0; i++)
            {
                index = merged[i].Name == key ? i : -1;
            }

            if (index < 0)
            {
                merged.Add(snapshot);
            }
            else
            {
                merged[index] = snapshot;
            }
        }

        return merged.ToImmutable();
    }

    [LoggerMessage(LogLevel.Debug, "Resource '{ResourceName}' is ready.")]
    private static partial void LogReady(ILogger logger, string resourceName);
}
