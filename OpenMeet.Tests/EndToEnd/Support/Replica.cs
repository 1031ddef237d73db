using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>A ChatApi replica that has been killed; disposing starts it again for the tests that follow.</summary>
public sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly StackFixture _stack;
    private readonly string _id;

    private Replica(StackFixture stack, string id) => (_stack, _id) = (stack, id);

    /// <summary>Ends the replica called <paramref name="node"/> as a crash does (SIGKILL).</summary>
    public static async Task<Replica> KillAsync(StackFixture stack, string node)
    {
        var id = $"chat-{node}";
        Assert.True(stack.App.ResourceNotifications.TryGetCurrentState(id, out var current), $"There is no replica {id}.");
        var pid = current.Snapshot.Properties.Single(property => property.Name == "executable.pid").Value;
        using var process = Process.GetProcessById(Convert.ToInt32(pid, System.Globalization.CultureInfo.InvariantCulture));
        process.Kill(entireProcessTree: true);
        await WaitAsync(stack, id, snapshot => KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text));
        return new Replica(stack, id);
    }

    public async ValueTask DisposeAsync()
    {
        var commands = _stack.App.Services.GetRequiredService<ResourceCommandService>();
        await commands.ExecuteCommandAsync(_id, KnownResourceCommands.StartCommand);
        await WaitAsync(_stack, _id, snapshot => snapshot.HealthStatus is Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy);
    }

    private static async Task WaitAsync(StackFixture stack, string id, Func<CustomResourceSnapshot, bool> condition)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await foreach (var change in stack.App.ResourceNotifications.WatchAsync(timeout.Token))
        {
            if (change.ResourceId == id && condition(change.Snapshot))
            {
                return;
            }
        }
    }
}
