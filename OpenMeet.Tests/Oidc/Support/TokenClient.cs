using System.Text.Json.Nodes;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>The clients' side of the token and userinfo endpoints.</summary>
internal sealed class TokenClient(OidcHost host)
{
    private static readonly Dictionary<string, string> Secrets = new()
    {
        [TestSettings.MasId] = TestSettings.MasSecret,
        [TestSettings.PlatformId] = TestSettings.PlatformSecret,
        [TestSettings.ChatApiId] = TestSettings.ChatApiSecret,
    };

    public async Task<TokenResponse> PostAsync(params (string Name, string Value)[] form)
    {
        using var client = host.Client();
        using var content = new FormUrlEncodedContent(form.ToDictionary(field => field.Name, field => field.Value));
        using var response = await client.PostAsync("/connect/token", content);
        return new TokenResponse(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    /// <summary>Redeems a code as the client of the request would.</summary>
    public Task<TokenResponse> RedeemAsync(AuthorizeRequest request, string? code, params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] form =
        [
            ("grant_type", "authorization_code"), ("code", code!), ("redirect_uri", request["redirect_uri"]), ("code_verifier", request.Verifier),
            .. Credentials(request["client_id"]),
        ];
        return PostAsync([.. form.Where(field => changes.All(change => change.Name != field.Name)), .. changes.Where(change => change.Value.Length > 0)]);
    }

    public Task<TokenResponse> RefreshAsync(string refreshToken, string clientId = TestSettings.ChatId) =>
        PostAsync([("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. Credentials(clientId)]);

    /// <summary>Signs a person in and redeems the code.</summary>
    public async Task<TokenResponse> SignInAsync(Person person, AuthorizeRequest? request = null)
    {
        request ??= AuthorizeRequest.ChatPage();
        return await RedeemAsync(request, (await host.SignInBrowser().SignInAsync(person, request)).Code);
    }

    /// <summary>A client's own access token.</summary>
    public async Task<string> ForClientAsync(string clientId, string secret, string scope) => (await PostAsync(
        ("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret), ("scope", scope))).AccessToken;

    public async Task<HttpResponseMessage> UserInfoAsync(string accessToken)
    {
        using var client = host.Client(accessToken);
        return await client.GetAsync("/connect/userinfo");
    }

    public async Task<HttpResponseMessage> RevokeAsync(string token, string clientId = TestSettings.ChatId)
    {
        using var client = host.Client();
        using var content = new FormUrlEncodedContent(
            Credentials(clientId).Append(("token", token)).ToDictionary(field => field.Item1, field => field.Item2));
        return await client.PostAsync("/connect/revoke", content);
    }

    private static IEnumerable<(string Name, string Value)> Credentials(string clientId) =>
        Secrets.TryGetValue(clientId, out var secret) ? [("client_id", clientId), ("client_secret", secret)] : [("client_id", clientId)];
}
