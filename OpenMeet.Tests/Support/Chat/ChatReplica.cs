using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>One replica of the real ChatApi, by its own Program, on real Kestrel.</summary>
internal sealed class ChatReplica : WebApplicationFactory<ChatDb>
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly Action<IServiceCollection> _replace;

    private ChatReplica(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> replace)
    {
        (_settings, _replace) = (settings, replace);
        UseKestrel(0);
    }

    public Uri Address { get; private set; } = null!;

    public static ChatReplica Start(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> replace)
    {
        var replica = new ChatReplica(settings, replace);
        replica.StartServer();
        var bound = replica.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        replica.Address = new UriBuilder(bound) { Host = "127.0.0.1" }.Uri;
        return replica;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureServices(_replace);
    }
}
