using System.Diagnostics;
using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>A ChatApi replica that has been killed; disposing starts it again for the tests that follow.</summary>
public sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private readonly StackFixture _stack;
    private readonly string _id;

    private Replica(StackFixture stack, string id) => (_stack, _id) = (stack, id);

    /// <summary>Ends the replica called <paramref name="node"/> (machine, process id, random part) as a crash does: SIGKILL.</summary>
    public static async Task<Replica> KillAsync(StackFixture stack, string node)
    {
        using var process = Process.GetProcessById(int.Parse(node.Split('-')[^2], CultureInfo.InvariantCulture));
        process.Kill();
        var died = await WaitAsync(stack, change =>
            change.Resource.Name == "chat" && KnownResourceStates.TerminalStates.Contains(change.Snapshot.State?.Text));
        return new Replica(stack, died.ResourceId);
    }

    public async ValueTask DisposeAsync()
    {
        var commands = _stack.App.Services.GetRequiredService<ResourceCommandService>();
        await commands.ExecuteCommandAsync(_id, KnownResourceCommands.StartCommand);
        await WaitAsync(_stack, change => change.ResourceId == _id && change.Snapshot.HealthStatus is HealthStatus.Healthy);
    }

    private static async Task<ResourceEvent> WaitAsync(StackFixture stack, Func<ResourceEvent, bool> condition)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        await foreach (var change in stack.App.ResourceNotifications.WatchAsync(timeout.Token))
        {
            if (condition(change))
            {
                return change;
            }
        }

        throw new InvalidOperationException("The application ended.");
    }
}
