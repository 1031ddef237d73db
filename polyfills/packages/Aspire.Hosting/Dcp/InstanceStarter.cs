using System.Net;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Starts and stops instances. A stopped DCP object cannot run again, so a start deletes it and creates a new one of the same name.
/// </summary>
internal sealed partial class InstanceStarter(
    ExecutableCreator executables,
    ContainerCreator containers,
    ResourceConfiguration configuration,
    SnapshotBuilder snapshots,
    ResourceLifecycle lifecycle,
    ResourceLoggerService loggers,
    DcpApi api,
    ILogger<InstanceStarter> logger)
{
    // About 15 s in total: a process or container may use most of that to end.
    private static readonly ResiliencePipeline<bool> s_untilTrue = new ResiliencePipelineBuilder<bool>()
        .AddRetry(new RetryStrategyOptions<bool>
        {
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
            MaxDelay = TimeSpan.FromSeconds(3),
            UseJitter = true,
            MaxRetryAttempts = 10,
            ShouldHandle = static args => ValueTask.FromResult(!args.Outcome.Result && args.Outcome.Exception is null),
        })
        .Build();

    /// <summary>The start of all replicas of a resource with the application; a failure is the resource's state, not an error.</summary>
    public async Task StartFirstTimeAsync(IResource resource, IReadOnlyList<RunningInstance> instances, CancellationToken cancellationToken)
    {
        var resourceLogger = loggers.GetLogger(resource);
        foreach (var instance in instances)
        {
            await instance.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            foreach (var instance in instances)
            {
                await lifecycle.ChangedAsync(
                    resource, instance.Name, default, s => snapshots.Build(resource, instance.Object, s) with { State = null }, cancellationToken).ConfigureAwait(false);
            }

            if (instances.All(i => i.IsDeferred))
            {
                await lifecycle.NotStartedAsync(resource, instances.Select(i => i.Name)).ConfigureAwait(false);
                return;
            }

            await lifecycle.ConnectionStringAvailableAsync(resource, cancellationToken).ConfigureAwait(false);
            await lifecycle.StartingAsync(resource, instances.Count == 1 ? instances[0].Name : null, cancellationToken).ConfigureAwait(false);
            foreach (var instance in instances)
            {
                await CreateFirstTimeAsync(instance, resourceLogger, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogCreateFailed(resourceLogger, e, resource.Name);
            await lifecycle.FailedToStartAsync(resource, null, isConfiguration: false).ConfigureAwait(false);
        }
        finally
        {
            foreach (var instance in instances)
            {
                instance.MarkInitialized();
                instance.Gate.Release();
            }
        }
    }

    public async Task StartAsync(RunningInstance instance, CancellationToken cancellationToken)
    {
        await instance.Initialized.WaitAsync(cancellationToken).ConfigureAwait(false);
        await instance.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            configuration.Forget(instance.Resource);
            lifecycle.ForgetConnectionString(instance.Resource);
            await DeleteAsync(instance, cancellationToken).ConfigureAwait(false);
            instance.IsDeferred = false;
            SetStart(instance);
            await lifecycle.ConnectionStringAvailableAsync(instance.Resource, cancellationToken).ConfigureAwait(false);
            await lifecycle.StartingAsync(instance.Resource, instance.Name, cancellationToken).ConfigureAwait(false);
            await CreateAsync(instance, loggers.GetLogger(instance.Name), cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceConfigurationException)
        {
            await lifecycle.FailedToStartAsync(instance.Resource, instance.Name, isConfiguration: true).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogStartFailed(logger, e, instance.Resource.Name);
            await lifecycle.FailedToStartAsync(instance.Resource, instance.Name, isConfiguration: false).ConfigureAwait(false);
            throw;
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    /// <exception cref="InvalidOperationException">It did not end in about 15 s.</exception>
    public async Task StopAsync(RunningInstance instance, CancellationToken cancellationToken)
    {
        await instance.Initialized.WaitAsync(cancellationToken).ConfigureAwait(false);
        await instance.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stopped = await s_untilTrue.ExecuteAsync(
                async token => instance is ContainerInstance
                    ? await StopAsync<Container>(instance.Name, c => c.Status?.State == ContainerState.Exited, token).ConfigureAwait(false)
                    : await StopAsync<Executable>(instance.Name, e => e.Status?.State is ExecutableState.Finished or ExecutableState.Terminated, token).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false);
            if (!stopped)
            {
                throw new InvalidOperationException($"Failed to stop resource '{instance.Name}'.");
            }
        }
        finally
        {
            instance.Gate.Release();
        }
    }

    private async Task CreateFirstTimeAsync(RunningInstance instance, ILogger resourceLogger, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(instance, resourceLogger, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceConfigurationException)
        {
            // Its log says already which value is missing.
            await lifecycle.FailedToStartAsync(instance.Resource, instance.Name, isConfiguration: true).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogCreateFailed(resourceLogger, e, instance.Resource.Name);
            await lifecycle.FailedToStartAsync(instance.Resource, instance.Name, isConfiguration: false).ConfigureAwait(false);
        }
    }

    private async Task CreateAsync(RunningInstance instance, ILogger resourceLogger, CancellationToken cancellationToken)
    {
        await (instance switch
        {
            ContainerInstance container => containers.CreateAsync(container, resourceLogger, cancellationToken),
            ExecutableInstance executable => executables.CreateAsync(executable, resourceLogger, cancellationToken),
            _ => throw new InvalidOperationException($"Unexpected resource type: {instance.GetType().Name}"),
        }).ConfigureAwait(false);
        await lifecycle.ConnectionStringAvailableAsync(instance.Resource, cancellationToken).ConfigureAwait(false);
    }

    private async Task DeleteAsync(RunningInstance instance, CancellationToken cancellationToken)
    {
        var deleted = await s_untilTrue.ExecuteAsync(
            async token => instance is ContainerInstance
                ? await DeleteAsync<Container>(instance.Name, token).ConfigureAwait(false)
                : await DeleteAsync<Executable>(instance.Name, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (!deleted)
        {
            throw new DistributedApplicationException($"Failed to delete '{instance.Name}' successfully before restart.");
        }
    }

    private async ValueTask<bool> DeleteAsync<T>(string name, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        try
        {
            await api.DeleteAsync<T>(name, cancellationToken).ConfigureAwait(false);
            await api.GetAsync<T>(name, cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (DcpApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return true;
        }
    }

    private async ValueTask<bool> StopAsync<T>(string name, Func<T, bool> isStopped, CancellationToken cancellationToken)
        where T : CustomResource, IDcpObject<T>
    {
        await api.PatchAsync<T>(name, [new() { Path = "/spec/stop", Value = JsonValue.Create(true) }], cancellationToken).ConfigureAwait(false);
        return isStopped(await api.GetAsync<T>(name, cancellationToken).ConfigureAwait(false));
    }

    private static void SetStart(RunningInstance instance)
    {
        if (instance is ContainerInstance { Container.Spec: { Start: false } container })
        {
            container.Start = true;
        }
        else if (instance is ExecutableInstance { Executable.Spec: { Start: false } executable })
        {
            executable.Start = true;
        }
    }

    [LoggerMessage(LogLevel.Error, "Failed to create resource {ResourceName}")]
    private static partial void LogCreateFailed(ILogger logger, Exception exception, string resourceName);

    [LoggerMessage(LogLevel.Error, "Failed to start resource {ResourceName}")]
    private static partial void LogStartFailed(ILogger logger, Exception exception, string resourceName);
}
