using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A client of the service and of the homeserver behind it.</summary>
internal sealed class OAuthClient(TestBed bed, MasServer? mas = null) : IDisposable
{
    public const string RedirectUri = "http://localhost:4711/callback";
    public const string Verifier = "a-verifier-of-at-least-forty-three-characters-1234567890";

    private readonly HttpClient _http = new();
    private readonly MasServer _mas = mas ?? bed.Mas;

    public static string NewDevice() => $"DEVICE{Guid.NewGuid():N}"[..16];

    public static string ApiScope(string device) => $"urn:matrix:client:api:* urn:matrix:client:device:{device}";

    public Uri AuthorizeUri(string scope, string ticket, params (string Name, string Value)[] more)
    {
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = MasConfiguration.StaticClient,
            ["redirect_uri"] = RedirectUri,
            ["scope"] = scope,
            ["state"] = "the state",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["auth_code"] = ticket,
        };
        foreach (var (name, value) in more)
        {
            query[name] = value;
        }

        return new Uri(QueryHelpers.AddQueryString(new Uri(_mas.PublicUrl, "authorize").AbsoluteUri, query));
    }

    /// <summary>Goes through the whole browser flow and gives the redirect back to the client.</summary>
    public static async Task<Uri> AuthorizeAsync(Browser browser, Uri authorize)
    {
        var consent = await browser.FollowAsync(authorize, RedirectUri);
        var answer = await browser.SubmitAsync(consent);
        return answer.Location ?? throw new InvalidOperationException($"{consent.Uri} {(int)answer.Status}: {answer.Body}");
    }

    public async Task<string> CodeAsync(string scope, UpstreamPerson person)
    {
        using var browser = new Browser();
        var redirect = await AuthorizeAsync(browser, AuthorizeUri(scope, bed.Upstream.Add(person)));
        return QueryHelpers.ParseQuery(redirect.Query)["code"].ToString();
    }

    public async Task<JsonElement> SignInAsync(UpstreamPerson person, string? scope = null) =>
        (await ExchangeAsync(await CodeAsync(scope ?? ApiScope(NewDevice()), person))).Body;

    public Task<(int Status, JsonElement Body)> ExchangeAsync(string code, string? verifier = Verifier)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["client_id"] = MasConfiguration.StaticClient, ["redirect_uri"] = RedirectUri,
        };
        if (verifier is not null)
        {
            fields["code_verifier"] = verifier;
        }

        return PostAsync("oauth2/token", fields);
    }

    public Task<(int Status, JsonElement Body)> RefreshAsync(string token) => PostAsync(
        "oauth2/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token, ["client_id"] = MasConfiguration.StaticClient });

    public Task<(int Status, JsonElement Body)> RevokeAsync(string token) =>
        PostAsync("oauth2/revoke", new() { ["token"] = token, ["client_id"] = MasConfiguration.StaticClient });

    public Task<(int Status, JsonElement Body)> IntrospectAsync(string token, string? hint = null, string secret = MasConfiguration.HomeserverSecret, bool supportsDevice = true)
    {
        var fields = new Dictionary<string, string> { ["token"] = token };
        if (hint is not null)
        {
            fields["token_type_hint"] = hint;
        }

        return PostAsync("oauth2/introspect", fields, request =>
        {
            request.Headers.Authorization = new("Bearer", secret);
            if (supportsDevice)
            {
                request.Headers.Add("X-MAS-Supports-Device-Id", "1");
            }
        });
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string path, Dictionary<string, string> fields, Action<HttpRequestMessage>? change = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(_mas.PublicUrl, path)) { Content = new FormUrlEncodedContent(fields) }, change);

    public Task<(int Status, JsonElement Body)> PostJsonAsync(string path, object body, string? token = null) => SendAsync(
        new HttpRequestMessage(HttpMethod.Post, new Uri(_mas.PublicUrl, path)) { Content = JsonContent.Create(body) }, Bearer(token));

    public Task<(int Status, JsonElement Body)> GetAsync(string path, string? token = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(_mas.PublicUrl, path)), Bearer(token));

    /// <summary>A request at the homeserver.</summary>
    public Task<(int Status, JsonElement Body)> MatrixAsync(HttpMethod method, string path, string token, object? body = null) => SendAsync(
        new HttpRequestMessage(method, new Uri(bed.Synapse.Address, path)) { Content = body is null ? null : JsonContent.Create(body) }, Bearer(token));

    public Task<(int Status, JsonElement Body)> WhoamiAsync(string token) =>
        MatrixAsync(HttpMethod.Get, "_matrix/client/v3/account/whoami", token);

    public static (string Access, string Refresh) Tokens(JsonElement body) =>
        (body.GetProperty("access_token").GetString()!, body.GetProperty("refresh_token").GetString()!);

    public void Dispose() => _http.Dispose();

    private static Action<HttpRequestMessage>? Bearer(string? token) =>
        token is null ? null : request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private async Task<(int Status, JsonElement Body)> SendAsync(HttpRequestMessage request, Action<HttpRequestMessage>? change)
    {
        change?.Invoke(request);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonElement.Parse(text));
    }
}
