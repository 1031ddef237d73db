using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenIddict.Tests.Support;

/// <summary>A browser and a client at the provider. It remembers what it was given, by name.</summary>
public sealed class ProviderSession(HttpClient http)
{
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private Dictionary<string, string> _redemption = [];

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public async Task SignInAsync(string user)
    {
        using var response = await http.GetAsync(new Uri($"/login?user={user}", UriKind.Relative));
        Values["session"] = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0]["sid=".Length..];
        Values["user"] = user;
    }

    public async Task AuthorizeAsync(string client, string scope, IReadOnlyDictionary<string, string> options)
    {
        var user = options.GetValueOrDefault("user") ?? Values.GetValueOrDefault("user") ?? "alice";
        if (Values.GetValueOrDefault("user") != user)
        {
            await SignInAsync(user);
        }

        var redirectUri = options.GetValueOrDefault("redirect_uri", "http://127.0.0.1:9999/cb");
        var (challenge, method, verifier) = options.GetValueOrDefault("challenge") switch
        {
            null => (null, null, null),
            "S256" => (Challenge, "S256", Verifier),
            "S256-implied" => (Challenge, null, Verifier),
            "plain" => (Verifier, "plain", Verifier),
            "plain-implied" => (Verifier, null, Verifier),
            var text => (text, "plain", text),
        };
        Dictionary<string, string?> query = new()
        {
            ["client_id"] = client, ["redirect_uri"] = redirectUri, ["response_type"] = "code", ["scope"] = scope, ["state"] = "st1",
            ["nonce"] = options.GetValueOrDefault("nonce", "n1"), ["code_challenge"] = challenge, ["code_challenge_method"] = method,
        };
        var uri = QueryHelpers.AddQueryString("/connect/authorize", query.Where(pair => pair.Value is not (null or "-")));
        using var request = new HttpRequestMessage(HttpMethod.Get, uri) { Headers = { { "Cookie", $"sid={Values["session"]}" } } };
        using var response = await http.SendAsync(request);
        var location = response.Headers.Location ?? throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
        Values["code"] = QueryHelpers.ParseQuery(location.Query)["code"]!;
        Values["client"] = client;
        _redemption = new() { ["redirect_uri"] = redirectUri };
        if (verifier is not null)
        {
            _redemption["code_verifier"] = verifier;
        }
    }

    public Task<JsonNode> RedeemAsync(IReadOnlyDictionary<string, string>? changes = null)
        => ExchangeAsync(new(_redemption) { ["grant_type"] = "authorization_code", ["code"] = Values["code"] }, changes);

    public Task<JsonNode> RefreshAsync(string name = "refresh", IReadOnlyDictionary<string, string>? changes = null)
        => ExchangeAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = Values[name] }, changes);

    public async Task<JsonNode> RevokeAsync(string name, string? client = null)
        => await PostAsync("/connect/revoke", client ?? Values["client"], new() { ["token"] = Values[name] });

    public async Task<JsonNode> ExchangeAsync(Dictionary<string, string> form, IReadOnlyDictionary<string, string>? changes = null)
    {
        var client = changes?.GetValueOrDefault("client") ?? Values["client"];
        foreach (var (name, value) in changes ?? new Dictionary<string, string>())
        {
            form[name] = value;
        }

        var answer = await PostAsync("/connect/token", client, form.Where(pair => pair.Value is not "-" && pair.Key is not "client").ToDictionary());
        (string Name, string Member)[] members = [("access", "access_token"), ("refresh", "refresh_token"), ("id", "id_token")];
        foreach (var (name, member) in members)
        {
            if (answer[member]?.GetValue<string>() is { } token)
            {
                Values[name] = token;
            }
        }

        return answer;
    }

    private async Task<JsonNode> PostAsync(string path, string client, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (client is "spa")
        {
            form["client_id"] = client;
        }
        else
        {
            var credentials = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{client}-secret"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        }

        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
