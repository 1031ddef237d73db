using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static partial class ConnectionStringBuilderExtensions
{
    /// <summary>A connection string put together from other resources; it runs as soon as they do.</summary>
    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, ReferenceExpression connectionStringExpression)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(connectionStringExpression);
        var added = builder.AddResource(new ConnectionStringResource(name, connectionStringExpression));
        var dependencies = connectionStringExpression.ValueProviders
            .SelectMany(v => v switch
            {
                IResourceWithoutLifetime => [],
                IResource resource => [resource],
                IValueWithReferences composed => composed.References.OfType<IResource>(),
                _ => [],
            })
            .DistinctBy(r => r.Name, Names.Comparer);
        foreach (var dependency in dependencies)
        {
            added.WaitForStart(builder.CreateResourceBuilder(dependency));
        }

        return added
            .WithReferenceRelationship(connectionStringExpression)
            .WithInitialState(new CustomResourceSnapshot { ResourceType = "ConnectionString", State = KnownResourceStates.NotStarted, Properties = [] })
            .OnInitializeResource(StartAsync);
    }

    public static IResourceBuilder<ConnectionStringResource> AddConnectionString(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, Action<ReferenceExpressionBuilder> connectionStringBuilder)
    {
        ArgumentNullException.ThrowIfNull(connectionStringBuilder);
        var expression = new ReferenceExpressionBuilder();
        connectionStringBuilder(expression);
        return builder.AddConnectionString(name, expression.Build());
    }

    private static async Task StartAsync(ConnectionStringResource resource, InitializeResourceEvent initialize, CancellationToken cancellationToken)
    {
        try
        {
            // The orchestrator waits for the dependencies on this event.
            await initialize.Eventing.PublishAsync(new BeforeResourceStartedEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
            await initialize.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.Running }).ConfigureAwait(false);
            await initialize.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, initialize.Services), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            LogFailed(initialize.Logger, e, resource.Name);
            await initialize.Notifications.PublishUpdateAsync(resource, s => s with { State = KnownResourceStates.FailedToStart }).ConfigureAwait(false);
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to resolve connection string for resource '{ResourceName}'")]
    private static partial void LogFailed(ILogger logger, Exception exception, string resourceName);
}
