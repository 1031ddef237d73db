using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.Proxy;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.Proxy;

/// <summary>The proxy as it is, in front of five services that tell what reached them.</summary>
public class ProxyFixture : IAsyncLifetime
{
    private static readonly string[] Services = ["chat", "oidc", "synapse", "mas", "element"];
    private readonly List<EchoService> _services = [];
    private WebApplication _proxy = null!;

    public Uri Address { get; private set; } = null!;

    internal HttpClient Client { get; private set; } = null!;

    protected virtual IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>();

    /// <summary>How many workers of Synapse there are beside it.</summary>
    protected virtual int Workers => 0;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        foreach (var name in Services)
        {
            var service = await EchoService.StartAsync(name);
            _services.Add(service);
            builder.Configuration[$"services:{name}:http:0"] = service.Address.AbsoluteUri;
        }

        for (var number = 0; number < Workers; number++)
        {
            var worker = await EchoService.StartAsync($"synapse-sync-{number}");
            _services.Add(worker);
            builder.Configuration[$"services:synapse-sync:http:{number}"] = worker.Address.AbsoluteUri;
        }

        foreach (var (name, value) in DefaultSettings().Concat(Settings))
        {
            builder.Configuration[name] = value;
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _proxy = ProxyApplication.Build(builder);
        await _proxy.StartAsync();
        Address = new Uri(_proxy.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _proxy.DisposeAsync();
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }
    }

    internal EchoService Worker(int number) => _services[Services.Length + number];

    internal EchoService Service(string name) => _services[Array.IndexOf(Services, name)];

    /// <summary>Asks a public name for a path.</summary>
    internal async Task<HttpResponseMessage> SendAsync(string host, string path, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, path));
        request.Headers.Host = host;
        configure?.Invoke(request);
        return await Client.SendAsync(request);
    }

    /// <summary>What a service says reached it.</summary>
    internal async Task<JsonObject> ReachedAsync(string host, string path, Action<HttpRequestMessage>? configure = null)
    {
        using var response = await SendAsync(host, path, configure);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    internal static Dictionary<string, string?> DefaultSettings() => new()
    {
        ["PUBLIC_CHAT_URL"] = "http://chat.test",
        ["PUBLIC_MATRIX_URL"] = "https://matrix.test",
        ["PUBLIC_ACCOUNT_URL"] = "http://account.test/",
        ["PUBLIC_ID_URL"] = "http://id.test:8443",
        ["PUBLIC_ELEMENT_URL"] = "http://element.test",
        ["MATRIX_SERVER_NAME"] = "chat.test",
        ["PROXY_RATE_LIMIT_PER_MINUTE"] = "0",
    };
}
