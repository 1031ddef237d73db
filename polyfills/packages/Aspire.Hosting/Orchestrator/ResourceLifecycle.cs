using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Orchestrator;

/// <summary>
/// Tells the model what happens to its resources: states for the notification service, events for subscribers. Children without a
/// life of their own, as a database of its server, go along with their parent.
/// </summary>
internal sealed class ResourceLifecycle(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ResourceLoggerService loggers,
    IDistributedApplicationEventing eventing,
    ResourceUrls urls,
    StartWait startWait,
    ParameterProcessor parameters,
    IServiceProvider services)
{
    private readonly ConcurrentDictionary<string, bool> _connectionStrings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<ILookup<IResource, IResource>> _children = new(() => ParentChildLookup.Create(model));

    /// <summary>The first snapshot of every resource, and the event by which resources without a process start themselves.</summary>
    public async Task PublishInitialStatesAsync(CancellationToken cancellationToken)
    {
        await parameters.InitializeAsync(model.Resources.OfType<ParameterResource>(), cancellationToken).ConfigureAwait(false);
        foreach (var resource in model.Resources)
        {
            var parent = ParentChildLookup.ParentOf(resource);
            await notifications.PublishUpdateAsync(resource, s => s with
            {
                Relationships = ResourceSnapshotBuilder.BuildRelationships(resource),
                Urls = ResourceUrls.Inactive(resource),
                Properties = parent is null
                    ? s.Properties
                    : s.Properties.With(new ResourcePropertySnapshot(KnownProperties.Resource.ParentName, parent.InstanceNames()[0])),
                HealthReports = InitialHealth(resource),
            }).ConfigureAwait(false);
            await eventing.PublishAsync(
                new InitializeResourceEvent(resource, eventing, loggers, notifications, services),
                EventDispatchBehavior.NonBlockingConcurrent,
                cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task EndpointsAllocatedAsync(IResource resource, CancellationToken cancellationToken)
    {
        await urls.ProcessAsync(resource, cancellationToken).ConfigureAwait(false);
        await notifications.PublishUpdateAsync(resource, s => s with { Urls = ResourceUrls.Inactive(resource) }).ConfigureAwait(false);
        await eventing.PublishAsync(
            new ResourceEndpointsAllocatedEvent(resource, services), EventDispatchBehavior.BlockingSequential, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Once per start of a resource, as soon as all its endpoints have an address.</summary>
    public async Task ConnectionStringAvailableAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (EndpointAllocator.AreAllocated(resource) && _connectionStrings.TryAdd(resource.Name, true))
        {
            await PublishConnectionStringAsync(resource, cancellationToken).ConfigureAwait(false);
        }
    }

    public void ForgetConnectionString(IResource resource) => _connectionStrings.TryRemove(resource.Name, out _);

    /// <summary>Returns when the resource may start: when what it waits for is there, or someone started it by hand.</summary>
    public async Task StartingAsync(IResource resource, string? instance, CancellationToken cancellationToken)
    {
        await PublishAsync(resource, instance, s => s with { State = KnownResourceStates.Starting, HealthReports = InitialHealth(resource) }).ConfigureAwait(false);
        if (resource.IsContainer())
        {
            await SetChildrenAsync(resource, new ResourceStatus(KnownResourceStates.Starting, null, null)).ConfigureAwait(false);
        }

        await eventing.PublishAsync(new BeforeResourceStartedEvent(resource, services), cancellationToken).ConfigureAwait(false);
        await startWait.WaitAsync(resource, instance, cancellationToken).ConfigureAwait(false);
    }

    public async Task NotStartedAsync(IResource resource, IEnumerable<string> instances)
    {
        foreach (var instance in instances)
        {
            await PublishAsync(resource, instance, s => s with { State = KnownResourceStates.NotStarted }).ConfigureAwait(false);
        }
    }

    public async Task FailedToStartAsync(IResource resource, string? instance, bool isConfiguration)
    {
        var state = new ResourceStateSnapshot(KnownResourceStates.FailedToStart, isConfiguration ? KnownResourceStateStyles.Error : null);
        await PublishAsync(resource, instance, s => s with { State = state }).ConfigureAwait(false);
        if (instance is not null && resource.IsContainer())
        {
            await SetChildrenAsync(resource, new ResourceStatus(KnownResourceStates.FailedToStart, null, null)).ConfigureAwait(false);
        }
    }

    public async Task ChangedAsync(
        IResource resource,
        string instance,
        ResourceStatus status,
        Func<CustomResourceSnapshot, CustomResourceSnapshot> update,
        CancellationToken cancellationToken)
    {
        var before = notifications.TryGetCurrentState(instance, out var previous) ? previous.Snapshot.State?.Text : null;
        await notifications.PublishUpdateAsync(resource, instance, update).ConfigureAwait(false);
        if (resource.IsContainer())
        {
            await SetChildrenAsync(resource, status).ConfigureAwait(false);
        }

        if (status.IsTerminal
            && (before is null || !KnownResourceStates.TerminalStates.Contains(before))
            && notifications.TryGetCurrentState(instance, out var current))
        {
            await PublishStoppedAsync(resource, current, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task PublishAsync(IResource resource, string? instance, Func<CustomResourceSnapshot, CustomResourceSnapshot> update) =>
        instance is null ? notifications.PublishUpdateAsync(resource, update) : notifications.PublishUpdateAsync(resource, instance, update);

    private async Task PublishConnectionStringAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource is IResourceWithConnectionString withConnectionString)
        {
            await eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, services), cancellationToken).ConfigureAwait(false);
            var value = await withConnectionString.GetConnectionStringAsync(cancellationToken).ConfigureAwait(false);
            await notifications.PublishUpdateAsync(resource, s => s with
            {
                Properties = s.Properties.With(new ResourcePropertySnapshot(KnownProperties.Resource.ConnectionString, value) { IsSensitive = true }),
            }).ConfigureAwait(false);
        }

        foreach (var child in DependentChildren(resource).Where(c => c is IResourceWithConnectionString))
        {
            await PublishConnectionStringAsync(child, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PublishStoppedAsync(IResource resource, ResourceEvent state, CancellationToken cancellationToken)
    {
        await eventing.PublishAsync(new ResourceStoppedEvent(resource, services, state), cancellationToken).ConfigureAwait(false);
        foreach (var child in DependentChildren(resource))
        {
            await PublishStoppedAsync(child, state, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SetChildrenAsync(IResource resource, ResourceStatus status)
    {
        foreach (var child in DependentChildren(resource))
        {
            await notifications.PublishUpdateAsync(child, s => s with
            {
                State = status.State,
                StartTimeStamp = status.Started,
                StopTimeStamp = status.Finished,
            }).ConfigureAwait(false);
            await SetChildrenAsync(child, status).ConfigureAwait(false);
        }
    }

    private IEnumerable<IResource> DependentChildren(IResource resource) =>
        _children.Value[resource].Where(c => c is IResourceWithParent && !HasOwnLife(c));

    private static bool HasOwnLife(IResource resource) =>
        resource.IsContainer() || resource is ProjectResource or ExecutableResource or ParameterResource;

    private static ImmutableArray<HealthReportSnapshot> InitialHealth(IResource resource) =>
        [.. HealthChecks.KeysOf(resource).Select(k => new HealthReportSnapshot(k, null, null, null))];
}
