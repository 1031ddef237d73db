using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Upstream;

/// <summary>Talks to a provider's token, keys and userinfo endpoints.</summary>
internal sealed class UpstreamClient(IHttpClientFactory http)
{
    public const string Name = "upstream";

    /// <exception cref="UpstreamException">The provider refused or could not be understood.</exception>
    public async Task<UpstreamTokens> ExchangeAsync(
        UpstreamProviderSettings provider, ProviderMetadata metadata, string code, string redirectUri, string? verifier, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
        };
        if (verifier is not null)
        {
            fields["code_verifier"] = verifier;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, metadata.Token);
        Authenticate(provider, request, fields);
        request.Content = new FormUrlEncodedContent(fields);
        var answer = await SendAsync(request, "token endpoint", cancellationToken);
        return (string?)answer["access_token"] is { } accessToken
            ? new(accessToken, (string?)answer["id_token"])
            : throw new UpstreamException("The provider's token endpoint gave no access token");
    }

    public async Task<JsonObject> KeysAsync(ProviderMetadata metadata, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.Keys);
        return await SendAsync(request, "keys", cancellationToken);
    }

    public async Task<JsonObject> UserinfoAsync(ProviderMetadata metadata, string accessToken, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, metadata.Userinfo);
        request.Headers.Authorization = new("Bearer", accessToken);
        return await SendAsync(request, "userinfo endpoint", cancellationToken, requireJson: true);
    }

    private static void Authenticate(UpstreamProviderSettings provider, HttpRequestMessage request, Dictionary<string, string> fields)
    {
        switch (provider.Method)
        {
            case ClientAuthentication.Basic:
                // RFC 6749, section 2.3.1: both parts are form-encoded first.
                var credentials = $"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret!)}";
                request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(credentials)));
                break;
            case ClientAuthentication.Post:
                fields["client_id"] = provider.ClientId;
                fields["client_secret"] = provider.ClientSecret!;
                break;
            default:
                fields["client_id"] = provider.ClientId;
                break;
        }
    }

    private async Task<JsonObject> SendAsync(
        HttpRequestMessage request, string what, CancellationToken cancellationToken, bool requireJson = false)
    {
        request.Headers.Accept.Add(new("application/json"));
        try
        {
            using var response = await http.CreateClient(Name).SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new UpstreamException($"The provider's {what} answered {(int)response.StatusCode}");
            }

            if (requireJson && response.Content.Headers.ContentType?.MediaType != "application/json")
            {
                throw new UpstreamException($"The provider's {what} did not answer application/json");
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonNode.ParseAsync(body, cancellationToken: cancellationToken) as JsonObject
                ?? throw new UpstreamException($"The provider's {what} did not answer a JSON object");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UpstreamException($"The provider's {what} cannot be used", e);
        }
    }
}
