using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Runs the model on DCP: services and network first, since their addresses are needed by everything else, then each resource as
/// soon as what it waits for is there. DCP itself knows no dependencies.
/// </summary>
internal sealed partial class DcpExecutor(
    ServicePreparer services,
    ContainerPreparer containers,
    ExecutablePreparer executables,
    InstanceStarter starter,
    DcpObjects objects,
    DcpApi api,
    ObjectWaiter waiter,
    DcpDependencyCheck dependencies,
    DcpResourceWatcher watcher,
    ResourceLifecycle lifecycle,
    StartupSignals signals,
    IOptions<DcpOptions> options,
    ILogger<DcpExecutor> logger,
    ILogger<DistributedApplication> applicationLogger)
{
    private int _stopped;

    public async Task RunApplicationAsync(CancellationToken cancellationToken)
    {
        try
        {
            await dependencies.GetInfoAsync(force: false, cancellationToken).ConfigureAwait(false);
            var network = containers.PrepareNetwork();
            services.Prepare();
            containers.Prepare();
            executables.Prepare();
            await lifecycle.PublishInitialStatesAsync(cancellationToken).ConfigureAwait(false);
            watcher.Start();
            await Task.WhenAll(
                CreateServicesAsync(cancellationToken),
                network is null ? Task.CompletedTask : api.CreateAsync(network, cancellationToken)).ConfigureAwait(false);
            await AllocateEndpointsAsync(cancellationToken).ConfigureAwait(false);
            signals.EndpointsAllocated();
            await Task.WhenAll(objects.Instances
                .GroupBy(i => i.Resource)
                .Select(g => starter.StartFirstTimeAsync(g.Key, [.. g.OrderBy(i => i.Name, StringComparer.Ordinal)], cancellationToken))).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            signals.Failed(e);
            throw;
        }
    }

    /// <summary>Returns at once in run mode, DCP cleans up behind; in tests when everything is gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        await watcher.StopAsync().ConfigureAwait(false);
        try
        {
            if (options.Value.WaitForResourceCleanup)
            {
                await api.CleanupResourcesAsync(cancellationToken).ConfigureAwait(false);
            }

            await api.StopServerAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or DcpApiException or OperationCanceledException or Polly.Timeout.TimeoutRejectedException)
        {
            // DCP watches this process: it cleans up by itself when this one ends.
            LogNotStopped(logger, e);
        }
    }

    private async Task CreateServicesAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(objects.Services.Select(s => api.CreateAsync(s.Service, cancellationToken))).ConfigureAwait(false);
        var waiting = objects.Services
            .Where(s => !s.Service.HasCompleteAddress && s.Service.Spec.AddressAllocationMode != AddressAllocationModes.Proxyless)
            .Select(s => s.Service.Metadata.Name)
            .ToList();
        var missing = await waiter.WaitAsync<Service>(waiting, HasAddress, TimeSpan.FromMinutes(1), cancellationToken).ConfigureAwait(false);
        foreach (var name in missing)
        {
            LogNoPort(applicationLogger, name);
        }
    }

    private bool HasAddress(Service observed)
    {
        if (!observed.HasCompleteAddress || objects.FindService(observed.Metadata.Name) is not { } known)
        {
            return false;
        }

        known.Service.ApplyAddressInfoFrom(observed);
        return true;
    }

    // A callback for the URLs of one resource may refer to endpoints of another, so all are allocated before any is told.
    private async Task AllocateEndpointsAsync(CancellationToken cancellationToken)
    {
        foreach (var service in objects.Services)
        {
            EndpointAllocator.TryAllocate(service);
        }

        foreach (var resource in objects.Instances.Select(i => i.Resource).Distinct().OrderBy(r => r.IsContainer()))
        {
            if (EndpointAllocator.AreAllocated(resource))
            {
                await lifecycle.EndpointsAllocatedAsync(resource, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Unable to allocate a network port for service '{ServiceName}'; service may be unreachable and its clients may not work properly.")]
    private static partial void LogNoPort(ILogger logger, string serviceName);

    [LoggerMessage(LogLevel.Debug, "Application orchestrator could not be stopped programmatically.")]
    private static partial void LogNotStopped(ILogger logger, Exception exception);
}
