using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;

namespace Aspire.Hosting.Orchestrator;

/// <summary>Runs the application, and starts and stops single instances on command.</summary>
internal sealed class ApplicationOrchestrator(
    DistributedApplicationModel model,
    DcpExecutor executor,
    InstanceStarter starter,
    DcpObjects objects,
    ResourceNotificationService notifications,
    IDistributedApplicationEventing eventing,
    IServiceProvider services)
{
    public async Task RunApplicationAsync(CancellationToken cancellationToken)
    {
        await executor.RunApplicationAsync(cancellationToken).ConfigureAwait(false);
        await eventing.PublishAsync(new AfterResourcesCreatedEvent(services, model), cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => executor.StopAsync(cancellationToken);

    /// <param name="resourceName">The full name of one instance.</param>
    /// <param name="cancellationToken">Ends the waiting, not the start.</param>
    public async Task StartResourceAsync(string resourceName, CancellationToken cancellationToken)
    {
        var instance = objects.GetInstance(resourceName);
        var wasWaiting = false;
        await notifications.PublishUpdateAsync(instance.Resource, instance.Name, s =>
        {
            wasWaiting = s.State?.Text == KnownResourceStates.Waiting;
            return wasWaiting ? s with { State = KnownResourceStates.Starting } : s;
        }).ConfigureAwait(false);

        // A waiting instance is on its way already: leaving Waiting releases it.
        if (!wasWaiting)
        {
            await starter.StartAsync(instance, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task StopResourceAsync(string resourceName, CancellationToken cancellationToken) =>
        starter.StopAsync(objects.GetInstance(resourceName), cancellationToken);
}
