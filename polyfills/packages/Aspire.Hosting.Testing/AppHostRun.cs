using System.Reflection;
using Aspire.Hosting.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>
/// One run of an AppHost's entry point on a thread of its own. The run stops twice: when the model is complete, until it is
/// asked to build, and in the application's own Run, which the test's application only watches.
/// </summary>
internal sealed class AppHostRun(Type entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    : IApplicationObserver, IAsyncDisposable
{
    private static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _mayBuild = new();
    private readonly CancellationTokenSource _disposing = new();

    /// <summary>Completes when the application's own StartAsync has.</summary>
    public Task Started => _started.Task;

    /// <summary>Completes when the entry point has returned.</summary>
    public Task Exited => _exited.Task;

    public async Task<DistributedApplicationBuilder> StartAsync(CancellationToken cancellationToken)
    {
        var main = entryPoint.Assembly.EntryPoint
            ?? throw new InvalidOperationException($"Assembly of specified type {entryPoint.Name} does not have an entry point.");
        var thread = new Thread(() => Run(main)) { IsBackground = true, Name = "AppHost" };
        thread.Start();
        return await _builder.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.Set();
        var application = await _application.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new WatchedApplication(this, application);
    }

    void IApplicationObserver.Constructing(DistributedApplicationOptions options, HostApplicationBuilderSettings settings) =>
        TestDefaults.Apply(options, settings, args, entryPoint.Assembly, configure);

    void IApplicationObserver.Constructed(DistributedApplicationBuilder builder)
    {
        builder.Services.AddHttpClient();
        builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
    }

    void IApplicationObserver.Building(DistributedApplicationBuilder builder)
    {
        ObserveHost(builder.Services);
        _builder.TrySetResult(builder);
        _mayBuild.Wait(_disposing.Token);
    }

    void IApplicationObserver.Built(DistributedApplication application) => _application.TrySetResult(application);

    public async ValueTask DisposeAsync()
    {
        if (_disposing.IsCancellationRequested)
        {
            return;
        }

        await _disposing.CancelAsync().ConfigureAwait(false);
        if (_application.Task.IsCompletedSuccessfully)
        {
            var application = await _application.Task.ConfigureAwait(false);
            application.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }

        // The AppHost's own failure has been reported to whoever waited for it.
        await _exited.Task.WaitAsync(DefaultShutdownTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _disposing.Dispose();
        _mayBuild.Dispose();
    }

    internal void HostStarted() => _started.TrySetResult();

    internal void Failed(Exception exception)
    {
        _builder.TrySetException(exception);
        _application.TrySetException(exception);
        _started.TrySetException(exception);
    }

    private void Run(MethodInfo main)
    {
        ApplicationObserver.Current = this;
        try
        {
            var result = main.Invoke(null, main.GetParameters().Length == 0 ? [] : [args]);
            if (result is Task task)
            {
                task.GetAwaiter().GetResult();
            }

            Failed(new InvalidOperationException($"The entry point exited without ever building an {nameof(DistributedApplication)}."));
            _exited.TrySetResult();
        }
        catch (Exception exception)
        {
            var cause = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            Failed(cause);
            _exited.TrySetException(cause);
        }
    }

    // The host that the application runs says when it has started.
    private void ObserveHost(IServiceCollection services)
    {
        var own = services.Single(service => service.ServiceType == typeof(IHost) && service.ServiceKey is null);
        services.Remove(own);
        services.AddSingleton<IHost>(provider => new ObservedHost(
            (IHost)(own.ImplementationInstance ?? own.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, own.ImplementationType!)),
            this));
    }
}
