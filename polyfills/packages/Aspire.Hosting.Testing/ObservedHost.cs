using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Tells the run when the host has started, or why not.</summary>
internal sealed class ObservedHost(IHost inner, AppHostRun run) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => inner.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.StartAsync(cancellationToken).ConfigureAwait(false);
            run.HostStarted();
        }
        catch (Exception exception)
        {
            run.Failed(exception);
            throw;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            inner.Dispose();
        }
    }
}
