using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenMeet.ChatApi.Data;
using OpenMeet.ChatApi.Identity;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Identity;
using Xunit;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Two replicas of ChatApi on one database, one Redis and a real Synapse, and the platform and people around them.</summary>
public sealed class ChatFixture : IAsyncLifetime
{
    public const string Tenant = "acme";
    public const string OtherTenant = "Beta-2";

    private readonly List<ChatReplica> _replicas = [];
    private SynapseServer _synapse = null!;
    private IDisposable? _relayed;
    private int _people;

    internal MatrixTap Tap { get; } = new();

    internal SignInCounter SignIns { get; } = new();

    internal TokenIssuer Issuer { get; private set; } = null!;

    internal RedisServer Redis { get; private set; } = null!;

    internal SynapseClient Synapse { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> Settings { get; private set; } = null!;

    internal IServiceProvider Services => ServicesOf(replica: 0);

    public async Task InitializeAsync()
    {
        _synapse = await SynapseServer.SharedAsync();
        Synapse = new SynapseClient(_synapse);
        Issuer = await TokenIssuer.StartAsync();
        Redis = await RedisServer.StartNewAsync();
        var database = await PostgresServer.CreateDatabaseAsync("chat", connection => new ChatDb(new DbContextOptionsBuilder<ChatDb>().UseNpgsql(connection).Options));
        Settings = ChatEnvironment.Create(database, Redis.ConnectionString, Issuer.InternalUrl, _synapse);
        _replicas.AddRange([StartReplica(), StartReplica()]);
        _relayed = _synapse.Relay.Add(_replicas.Select(replica => replica.Address));
    }

    public async Task DisposeAsync()
    {
        _relayed?.Dispose();
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        Synapse.Dispose();
        await Redis.DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>Somebody new, whom the directory does not know yet.</summary>
    internal Person NewPerson(string tenantId = Tenant, string? handle = null)
    {
        handle ??= $"p{Interlocked.Increment(ref _people)}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        return new Person(tenantId, Guid.NewGuid().ToString(), handle, $"@{MatrixLocalpart.Encode(tenantId, handle)}:{SynapseServer.ServerName}");
    }

    internal static string NewSlug() => $"event-{Guid.NewGuid():N}";

    internal IServiceProvider ServicesOf(int replica) => _replicas[replica].Services;

    /// <summary>A client with this person's access token.</summary>
    internal HttpClient ClientOf(Person person, int replica = 0) => Client(TokenOf(person), replica);

    internal string TokenOf(Person person) => Issuer.Token($"{person.TenantId}:{person.UserId}", "openid profile chat", person.TenantId);

    /// <summary>A client with the platform's access token.</summary>
    internal HttpClient Platform() => Client(Issuer.Token("platform", "directory"), 0);

    internal HttpClient Client(string? token, int replica = 0)
    {
        var client = new HttpClient { BaseAddress = _replicas[replica].Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Tells the directory of an event with confirmed participants, the first of whom is its host.</summary>
    internal async Task<string> EventAsync(params Person[] people)
    {
        var slug = NewSlug();
        await PutAsync(slug, "public", [.. people.Select((person, index) => (person, index == 0 ? "host" : "participant", "confirmed"))]);
        return slug;
    }

    internal async Task PutAsync(string slug, string visibility, params (Person Person, string Role, string Status)[] attendees)
    {
        using var platform = Platform();
        var tenantId = attendees.Length == 0 ? Tenant : attendees[0].Person.TenantId;
        using var answer = await platform.PutAsJsonAsync($"api/directory/{(tenantId.Length == 0 ? "-" : tenantId)}/events/{slug}", Body(visibility, attendees));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    internal static object Body(string visibility, params (Person Person, string Role, string Status)[] attendees) => new
    {
        title = "A meeting",
        visibility,
        attendees = attendees.Select(a => new { userId = a.Person.UserId, handle = a.Person.Handle, displayName = a.Person.DisplayName, role = a.Role, status = a.Status }),
    };

    /// <summary>Joins by REST and gives the room.</summary>
    internal async Task<string> JoinAsync(Person person, string slug, int replica = 0)
    {
        using var client = ClientOf(person, replica);
        using var answer = await client.PostAsync($"api/chat/event/{slug}/join", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("roomId").GetString()!;
    }

    /// <summary>Sends by REST and gives the event id.</summary>
    internal async Task<string> SendAsync(Person person, string slug, string message, string? transactionId = null, int replica = 0)
    {
        using var client = ClientOf(person, replica);
        using var answer = await client.PostAsJsonAsync($"api/chat/event/{slug}/message", new { message, transactionId });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    internal Task<ChatHubClient> HubAsync(Person person, int replica = 0) => ChatHubClient.ConnectAsync(_replicas[replica].Address, TokenOf(person));

    internal Task<ChatHubClient> HubWithTokenAsync(string token) => ChatHubClient.ConnectAsync(_replicas[0].Address, token);

    /// <summary>Pushes a transaction as Synapse does.</summary>
    internal async Task<HttpResponseMessage> TransactAsync(string transactionId, object body, string? token = "right", int replica = 0)
    {
        using var client = Client(token == "right" ? _synapse.HomeserverToken : token, replica);
        return await client.PutAsync(
            $"_matrix/app/v1/transactions/{transactionId}", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));
    }

    internal async Task<T> WithDbAsync<T>(Func<ChatDb, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<ChatDb>());
    }

    private ChatReplica StartReplica() =>
        ChatReplica.Start(Settings, services =>
        {
            services.AddSingleton(SignIns);
            services.AddScoped<IBotSignIn, AppserviceBots>();
            services.AddScoped<IMatrixAccounts, AppserviceAccounts>();
            services.AddHttpClient<MatrixTransport>().AddHttpMessageHandler(Tap.Handler);
        });
}
