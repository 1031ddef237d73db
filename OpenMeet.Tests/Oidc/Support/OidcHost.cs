using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.Oidc.Data;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The service on a database of its own.</summary>
internal sealed class OidcHost : IAsyncDisposable
{
    private readonly OidcFactory _factory;
    private readonly Dictionary<string, string?> _settings;
    private string? _platformToken;

    private OidcHost(Dictionary<string, string?> settings, int? port, LogLevel logged)
    {
        _settings = settings;
        Logs = new LogCapture(logged);
        _factory = new OidcFactory(settings, Clock, Logs);
        if (port is { } number)
        {
            _factory.UseKestrel(number);
        }

        Tokens = new TokenClient(this);
    }

    public TestClock Clock { get; } = new();

    public LogCapture Logs { get; }

    public TokenClient Tokens { get; }

    public IServiceProvider Services => _factory.Services;

    public IReadOnlyDictionary<string, string?> Settings => _settings;

    public Uri Issuer => new(_settings["OIDC_ISSUER"]!);

    /// <summary>Starts the service on a new database.</summary>
    /// <param name="change">Other settings than usual.</param>
    /// <param name="port">Listens there, under that name; without, requests need no socket.</param>
    /// <param name="logged">What <see cref="Logs"/> keeps.</param>
    public static async Task<OidcHost> StartAsync(
        Action<Dictionary<string, string?>>? change = null, int? port = null, LogLevel logged = LogLevel.Warning)
    {
        var settings = TestSettings.For(await PostgresServer.CreateDatabaseAsync(
            "oidc", connection => new OidcDbContext(new DbContextOptionsBuilder<OidcDbContext>().UseNpgsql(connection).UseOpenIddict().Options)));
        settings["OIDC_ISSUER"] = port is null ? TestSettings.Issuer : $"http://127.0.0.1:{port}/";
        change?.Invoke(settings);
        return Start(settings, port, logged);
    }

    /// <summary>Starts the service again on the same database, while or after this one runs.</summary>
    public OidcHost Again(Action<Dictionary<string, string?>>? change = null)
    {
        var settings = new Dictionary<string, string?>(_settings);
        change?.Invoke(settings);
        return Start(settings);
    }

    /// <summary>A browser with no cookies.</summary>
    public SignInBrowser SignInBrowser() => new(this);

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Client(params DelegatingHandler[] handlers)
    {
        var client = _factory.CreateDefaultClient(Issuer, handlers);
        client.Timeout = TimeSpan.FromSeconds(30);
        return client;
    }

    /// <summary>A client with an access token.</summary>
    public HttpClient Client(string accessToken)
    {
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return client;
    }

    /// <summary>The platform, with its token.</summary>
    public async Task<HttpClient> PlatformAsync() => Client(_platformToken ??= await Tokens.ForClientAsync(
        TestSettings.PlatformId, TestSettings.PlatformSecret, "accounts"));

    /// <summary>Somebody new with an account.</summary>
    public async Task<Person> PersonAsync(string tenantId = TestSettings.Tenant) => await PutAsync(Person.New(tenantId));

    /// <summary>Gives somebody an account.</summary>
    public async Task<Person> PutAsync(Person person)
    {
        using var platform = await PlatformAsync();
        using var response = await platform.PutAsJsonAsync(AccountUrl(person), person);
        return response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK ? person : throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }

    public static string AccountUrl(Person person) =>
        $"/api/accounts/{(person.TenantId.Length == 0 ? "-" : person.TenantId)}/users/{person.UserId}";

    /// <summary>Looks into the database.</summary>
    public async Task<T> QueryAsync<T>(Func<OidcDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OidcDbContext>());
    }

    public ValueTask DisposeAsync() => _factory.DisposeAsync();

    private static OidcHost Start(Dictionary<string, string?> settings, int? port = null, LogLevel logged = LogLevel.Warning)
    {
        var host = new OidcHost(settings, port, logged);
        _ = host.Services;
        return host;
    }
}
