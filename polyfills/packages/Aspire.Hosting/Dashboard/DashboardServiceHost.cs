using System.Net;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>Hosts <see cref="DashboardService"/> on a loopback address of its own, HTTP/2 only.</summary>
internal sealed class DashboardServiceHost : IHostedService, IAsyncDisposable
{
    private readonly TaskCompletionSource<string> _uri = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;

    public DashboardServiceHost(
        IConfiguration configuration,
        IOptions<DcpOptions> dcpOptions,
        ILoggerFactory loggers,
        ResourceFeed feed,
        InteractionBroker interactions,
        ResourceLoggerService logs,
        ResourceCommandService commands,
        IHostEnvironment environment,
        IHostApplicationLifetime lifetime)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(loggers);
        builder.Services.AddSingleton(configuration);
        builder.Services.AddSingleton(feed);
        builder.Services.AddSingleton(interactions);
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(commands);
        builder.Services.AddSingleton(new DashboardService(feed, interactions, logs, commands, environment, lifetime, configuration));
        builder.Services.AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, configuration, dcpOptions.Value.RandomizePorts));
        _app = builder.Build();
        _app.UseMiddleware<ResourceServiceKeyMiddleware>();
        _app.MapGrpcService<DashboardService>();
    }

    /// <summary>The address, as soon as the service listens.</summary>
    public Task<string> GetUriAsync(CancellationToken cancellationToken) => _uri.Task.WaitAsync(cancellationToken);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _app.StartAsync(cancellationToken).ConfigureAwait(false);
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        _uri.SetResult(addresses.Single());
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _uri.TrySetCanceled(CancellationToken.None);
        return _app.StopAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Listen(KestrelServerOptions kestrel, IConfiguration configuration, bool randomizePorts)
    {
        var configured = configuration.GetFirst("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", "DOTNET_RESOURCE_SERVICE_ENDPOINT_URL");
        var uri = configured is null ? null : new Uri(configured);
        var secure = uri is null ? !configuration.GetFlag("ASPIRE_ALLOW_UNSECURED_TRANSPORT") : uri.Scheme == Uri.UriSchemeHttps;
        var port = uri is null || randomizePorts ? 0 : uri.Port;
        if (uri is not null && IPAddress.TryParse(uri.DnsSafeHost, out var address) && IPAddress.IsLoopback(address))
        {
            kestrel.Listen(address, port, Configure);
        }
        else if (uri is not null && !uri.IsLoopback && !uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL must contain a local loopback address.");
        }
        else if (port == 0)
        {
            // "localhost" with a dynamic port is refused by Kestrel.
            kestrel.Listen(IPAddress.Loopback, 0, Configure);
        }
        else
        {
            kestrel.ListenLocalhost(port, Configure);
        }

        void Configure(ListenOptions options)
        {
            options.Protocols = HttpProtocols.Http2;
            if (secure)
            {
                options.UseHttps();
            }
        }
    }
}
