using MatrixAuthenticationService.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>The service under test, in this process, with a clock that a test can move.</summary>
internal sealed class MasServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MasServer(WebApplication app, MasConfiguration configuration, ShiftedTime time)
    {
        (_app, Time, Configuration) = (app, time, configuration);
        PublicUrl = new Uri($"http://127.0.0.1:{configuration.PublicPort}/");
        InternalUrl = new Uri($"http://127.0.0.1:{configuration.InternalPort}/");
    }

    public ShiftedTime Time { get; }

    public MasConfiguration Configuration { get; }

    public Uri PublicUrl { get; }

    public Uri InternalUrl { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<MasServer> StartAsync(MasConfiguration configuration)
    {
        var time = new ShiftedTime();
        var app = Server.Build(MasSettings.From(ConfigurationFile.Parse(configuration.Yaml())), builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Logging.SetMinimumLevel(LogLevel.Error);
        });
        await Server.PrepareAsync(app, migrates: true, CancellationToken.None);
        await app.StartAsync();
        return new(app, configuration, time);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
