using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>
/// A small OpenID provider that keeps to the standard: code flow with PKCE, client authentication, nonce, RS256. Instead of
/// asking for a password it signs in the person whom <c>auth_code</c> names.
/// </summary>
internal sealed class UpstreamProvider : IAsyncDisposable
{
    public const string ClientId = "mas";
    public const string ClientSecret = "upstream secret & more";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Code> _codes = new();
    private readonly ConcurrentDictionary<string, UpstreamPerson> _tokens = new();
    private readonly ConcurrentDictionary<string, UpstreamPerson> _people = new();
    private readonly WebApplication _app;

    private UpstreamProvider()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/authorize", (Delegate)Authorize);
        _app.MapPost("/token", (Delegate)TokenAsync);
        _app.MapGet("/keys", Keys);
        _app.MapGet("/userinfo", (Delegate)Userinfo);
    }

    public string Issuer { get; private set; } = "";

    /// <summary>The last request at the authorization endpoint.</summary>
    public IReadOnlyDictionary<string, string> LastRequest { get; private set; } = new Dictionary<string, string>();

    public static async Task<UpstreamProvider> StartAsync()
    {
        var provider = new UpstreamProvider();
        await provider._app.StartAsync();
        provider.Issuer = provider._app.Urls.Single() + "/";
        return provider;
    }

    /// <summary>Makes a person, whose ticket is the value for <c>auth_code</c>.</summary>
    public string Add(UpstreamPerson person)
    {
        var ticket = Guid.NewGuid().ToString("N");
        _people[ticket] = person;
        return ticket;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        LastRequest = query;
        if (query["client_id"] != ClientId || query["response_type"] != "code" || query["code_challenge_method"] != "S256")
        {
            return Results.BadRequest();
        }

        if (!_people.TryGetValue(query.GetValueOrDefault("auth_code", ""), out var person))
        {
            return Results.Redirect(QueryHelpers.AddQueryString(
                query["redirect_uri"], new Dictionary<string, string?> { ["error"] = "access_denied", ["state"] = query["state"] }));
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = new(person, query["redirect_uri"], query["code_challenge"], query["nonce"]);
        return Results.Redirect(QueryHelpers.AddQueryString(
            query["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"], ["iss"] = Issuer }));
    }

    private async Task<IResult> TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var expected = $"{ClientId}:{Uri.EscapeDataString(ClientSecret)}";
        if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes(expected))}")
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        if (!_codes.TryRemove(form["code"].ToString(), out var code)
            || code.RedirectUri != form["redirect_uri"]
            || Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var token = Guid.NewGuid().ToString("N");
        _tokens[token] = code.Person;
        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = 60, id_token = Sign(code, token) });
    }

    private string Sign(Code code, string accessToken)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var header = Encode(JsonSerializer.SerializeToUtf8Bytes(new { alg = "RS256", kid = "one" }));
        var claims = Encode(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["sub"] = code.Person.Subject,
            ["aud"] = ClientId,
            ["iat"] = now,
            ["exp"] = now + 60,
            ["nonce"] = code.Person.Nonce ?? code.Nonce,
            ["at_hash"] = Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]),
        }));
        var signature = _key.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Encode(signature)}";
    }

    private IResult Keys()
    {
        var key = _key.ExportParameters(false);
        return Results.Json(new { keys = new[] { new { kty = "RSA", kid = "one", use = "sig", n = Encode(key.Modulus!), e = Encode(key.Exponent!) } } });
    }

    private IResult Userinfo(HttpContext context) =>
        _tokens.TryGetValue(context.Request.Headers.Authorization.ToString().Replace("Bearer ", "", StringComparison.Ordinal), out var person)
            ? Results.Json(new { sub = person.Subject, preferred_username = person.Username, name = person.Name })
            : Results.Unauthorized();

    private sealed record Code(UpstreamPerson Person, string RedirectUri, string Challenge, string Nonce);
}
