using System.Security.Cryptography;
using System.Text.Json;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>
/// The whole stack, booted once from the AppHost: containers, services and all, on random ports, without volumes. Each test
/// brings its own people and events, so that none sees another's.
/// </summary>
public class StackFixture : IAsyncLifetime
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(5);
    private static readonly string[] Resources = ["postgres", "redis", "synapse", "mas", "element", "oidc", "chat", "proxy"];

    private DistributedApplication? _app;

    /// <summary>Two tenants: the second one is what the first one's people must never see.</summary>
    public const string TenantId = "acme";
    public const string OtherTenantId = "Rival-1";

    public DistributedApplication App => _app ?? throw new InvalidOperationException("The stack has not been started.");

    public Uri ChatUrl => App.GetEndpoint("proxy", "chat");

    public Uri MatrixUrl => App.GetEndpoint("proxy", "matrix");

    public Uri AccountUrl => App.GetEndpoint("proxy", "account");

    public Uri IdUrl => App.GetEndpoint("proxy", "id");

    public Uri ElementUrl => App.GetEndpoint("proxy", "element");

    public PlatformClient Platform { get; private set; } = null!;

    /// <summary>Arguments of the AppHost beyond those that every test run needs.</summary>
    protected virtual IReadOnlyList<string> Arguments => [];

    public async Task InitializeAsync()
    {
        using var timeout = new CancellationTokenSource(StartTimeout);
        var tenants = Tenants();
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.OpenMeet_AppHost>(
            ["--OpenMeet:Ephemeral=true", $"--Parameters:tenants-b64={tenants}", .. Arguments], timeout.Token);
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        _app = await builder.BuildAsync(timeout.Token);
        await _app.StartAsync(timeout.Token);
        foreach (var resource in Resources)
        {
            await _app.ResourceNotifications.WaitForResourceHealthyAsync(resource, timeout.Token);
        }

        var model = _app.Services.GetRequiredService<DistributedApplicationModel>();
        var secret = model.Resources.OfType<ParameterResource>().Single(parameter => parameter.Name == "oidc-platform-client-secret");
        Platform = new PlatformClient(IdUrl, ChatUrl, "openmeet-platform", await secret.GetValueAsync(timeout.Token) ?? string.Empty);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>An event of the tenant with these people, who all exist at Oidc, and a signed-in client for each.</summary>
    public async Task<Gathering> GatherAsync(params (string Handle, string Role)[] people)
    {
        var slug = $"event-{Guid.NewGuid():N}";
        var attendees = new List<Person>();
        foreach (var (handle, role) in people)
        {
            attendees.Add(await Platform.CreatePersonAsync(TenantId, handle, role));
        }

        await Platform.PutEventAsync(TenantId, slug, attendees);
        return new Gathering(this, slug, attendees);
    }

    private static string Tenants()
    {
        object Tenant(string id) => new
        {
            id,
            name = id,
            botUser = new { email = $"bot-{id}@openmeet.localhost", slug = $"openmeet-bot-{id}", password = RandomNumberGenerator.GetHexString(32) },
        };
        return Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new[] { Tenant(TenantId), Tenant(OtherTenantId) }));
    }
}
