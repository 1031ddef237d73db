using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.RunTests.Support;

/// <summary>An application of a test's own, in this process and on a DCP of its own, without dashboard as in all tests.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    // The real orchestrator with real processes, on machines that may do other things.
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly DistributedApplication _app;
    private readonly CancellationTokenSource _limit = new(Patience);

    private TestApp(DistributedApplication app) => _app = app;

    public CancellationToken Limit => _limit.Token;

    public IServiceProvider Services => _app.Services;

    public ResourceNotificationService Notifications => _app.ResourceNotifications;

    public static async Task<TestApp> StartAsync(Action<IDistributedApplicationBuilder> configure)
    {
        var app = Create(configure);
        await app.StartAsync();
        return app;
    }

    public static TestApp Create(Action<IDistributedApplicationBuilder> configure)
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            AssemblyName = typeof(TestApp).Assembly.GetName().Name,
            DisableDashboard = true,
            Args = ["--environment=Development", "--DcpPublisher:RandomizePorts=true", "--DcpPublisher:WaitForResourceCleanup=true"],
        });
        builder.Services.AddLogging(l => l.ClearProviders());
        configure(builder);
        return new TestApp(builder.Build());
    }

    /// <summary>Returns when every resource has been started, which is after everything that they wait for.</summary>
    public Task StartAsync() => _app.StartAsync(Limit);

    /// <summary>The first state of a resource that is as wanted.</summary>
    public Task<ResourceEvent> UntilAsync(string resource, Func<CustomResourceSnapshot, bool> isWanted) =>
        Notifications.WaitForResourceAsync(resource, e => isWanted(e.Snapshot), Limit);

    public Task<ResourceEvent> UntilAsync(string resource, string state) => UntilAsync(resource, s => s.State?.Text == state);

    public Task<ExecuteCommandResult> RunAsync(string resource, string command) => _app.ResourceCommands.ExecuteCommandAsync(resource, command, Limit);

    /// <summary>The first line of a resource's log that is as wanted.</summary>
    public async Task<LogLine> LineAsync(string resourceId, Func<LogLine, bool> isWanted)
    {
        await foreach (var batch in Services.GetRequiredService<ResourceLoggerService>().WatchAsync(resourceId).WithCancellation(Limit))
        {
            foreach (var line in batch.Where(isWanted))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The log of '{resourceId}' ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _limit.Dispose();
    }
}
