using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>
/// The whole stack, booted once from the AppHost, isolated from a developer's and from those of other tests. Each test
/// brings its own people and events, so that none sees another's.
/// </summary>
public sealed class StackFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(8);
    private static readonly string[] Resources = ["postgres", "redis", "synapse", "mas", "element", "oidc", "chat", "proxy", PersonalSessionChat.Name];

    private DistributedApplication? _app;

    /// <summary>Tenants: the second one is what the first one's people must never see.</summary>
    public const string TenantId = "acme";
    public const string OtherTenantId = "Rival-1";

    /// <summary>The tenant whose bot is on a personal session, at <see cref="PersonalSessionChat"/> alone.</summary>
    public const string PersonalTenantId = "solo";

    public DistributedApplication App => _app ?? throw new InvalidOperationException("The stack has not been started.");

    public Uri ChatUrl => App.GetEndpoint("proxy", "chat");

    public Uri MatrixUrl => App.GetEndpoint("proxy", "matrix");

    public Uri AccountUrl => App.GetEndpoint("proxy", "account");

    public Uri IdUrl => App.GetEndpoint("proxy", "id");

    public Uri ElementUrl => App.GetEndpoint("proxy", "element");

    public PlatformClient Platform => Chat.Platform;

    /// <summary>The stack's ChatApi, through the Proxy.</summary>
    public ChatService Chat { get; private set; } = null!;

    /// <summary>ChatApi with bots on personal sessions.</summary>
    public ChatService PersonalChat { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        var tenants = Tenants();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.OpenMeet_AppHost>(
            ["--isolated", "--OpenMeet:Ephemeral=true", $"--Parameters:tenants-b64={tenants}"], timeout.Token);

        // What resources print is not forwarded: Synapse prints everything as errors.
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddFilter("OpenMeet.AppHost.Resources", LogLevel.None));
        PersonalSessionChat.AddTo(builder);
        _app = await builder.BuildAsync(timeout.Token);
        await _app.StartAsync(timeout.Token);
        foreach (var resource in Resources)
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, timeout.Token);
        }

        var model = _app.Services.GetRequiredService<DistributedApplicationModel>();
        var secret = model.Resources.OfType<ParameterResource>().Single(parameter => parameter.Name == "oidc-platform-client-secret");
        var platformSecret = await secret.GetValueAsync(timeout.Token) ?? string.Empty;
        Chat = new ChatService(this, ChatUrl, TenantId, platformSecret);
        PersonalChat = new ChatService(this, _app.GetEndpoint(PersonalSessionChat.Name, "http"), PersonalTenantId, platformSecret);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>An event of the tenant with these people, who all exist at Oidc, and a signed-in client for each.</summary>
    public Task<Gathering> GatherAsync(params (string Handle, string Role)[] people) => Chat.GatherAsync(people);

    private static string Tenants()
    {
        object Tenant(string id) => new
        {
            id,
            name = id,
            botUser = new { email = $"bot-{id}@openmeet.localhost", slug = $"openmeet-bot-{id}", password = RandomNumberGenerator.GetHexString(32) },
        };
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new[] { Tenant(TenantId), Tenant(OtherTenantId), Tenant(PersonalTenantId) }));
    }
}
