using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>What the dashboard's buttons do: commands on a resource, all of its replicas together.</summary>
public static class ResourceControl
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>Restarts a resource and waits until it is healthy again.</summary>
    public static async Task RestartAsync(StackFixture stack, string name)
    {
        await ExecuteAsync(stack, name, KnownResourceCommands.RestartCommand);
        await WaitAsync(stack, name, snapshot => snapshot.State?.Text == KnownResourceStates.Running && snapshot.HealthStatus is HealthStatus.Healthy);
    }

    /// <summary>Stops a resource; disposing starts it again for the tests that follow.</summary>
    public static async Task<IAsyncDisposable> StopAsync(StackFixture stack, string name)
    {
        await ExecuteAsync(stack, name, KnownResourceCommands.StopCommand);
        await WaitAsync(stack, name, snapshot => KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text));
        return new Stopped(stack, name);
    }

    private static async Task ExecuteAsync(StackFixture stack, string name, string command)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        var result = await stack.App.ResourceCommands.ExecuteCommandAsync(Resource(stack, name), command, timeout.Token);
        Assert.True(result.Success, $"{command} {name}: {result.Message}");
    }

    private static async Task WaitAsync(StackFixture stack, string name, Func<CustomResourceSnapshot, bool> isSo)
    {
        var replicas = Resource(stack, name).GetReplicaCount();
        var there = new HashSet<string>();
        using var timeout = new CancellationTokenSource(Timeout);
        await foreach (var change in stack.App.ResourceNotifications.WatchAsync(timeout.Token))
        {
            there.Remove(change.ResourceId);
            if (change.Resource.Name == name && isSo(change.Snapshot) && there.Add(change.ResourceId) && there.Count == replicas)
            {
                return;
            }
        }
    }

    private static IResource Resource(StackFixture stack, string name) =>
        stack.App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);

    private sealed class Stopped(StackFixture stack, string name) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ExecuteAsync(stack, name, KnownResourceCommands.StartCommand);
            await WaitAsync(stack, name, snapshot => snapshot.HealthStatus is HealthStatus.Healthy);
        }
    }
}
