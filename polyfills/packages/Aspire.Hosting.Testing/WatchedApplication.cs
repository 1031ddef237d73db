using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The AppHost's application, which its own entry point runs; starting it here means to wait until it has started.</summary>
internal sealed class WatchedApplication(AppHostRun run, DistributedApplication application)
    : DistributedApplication(application.Services.GetRequiredService<IHost>())
{
    private IHostApplicationLifetime Lifetime => application.Services.GetRequiredService<IHostApplicationLifetime>();

    public override Task StartAsync(CancellationToken cancellationToken = default) => run.Started.WaitAsync(cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Lifetime.StopApplication();
        await run.Exited.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using (cancellationToken.Register(Lifetime.StopApplication).ConfigureAwait(false))
        {
            await run.Exited.ConfigureAwait(false);
        }
    }

#pragma warning disable CA2215 // The application is disposed of by the entry point that made it.
    public override void Dispose() => run.DisposeAsync().AsTask().GetAwaiter().GetResult();

    public override ValueTask DisposeAsync() => run.DisposeAsync();
#pragma warning restore CA2215
}
