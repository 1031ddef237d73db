using System.Text.Json.Serialization;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>MAS as an OAuth server, for a public client without a secret: metadata, registration, tokens.</summary>
internal sealed class MasOAuthClient(HttpClient http, ChatSettings settings, TimeProvider time)
{
    private static readonly TimeSpan ExchangePatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ExchangePause = TimeSpan.FromMilliseconds(500);

    /// <summary>The homeserver names its account service (MSC2965); MAS itself is asked when it does not.</summary>
    public async Task<Result<MasMetadata>> MetadataAsync(CancellationToken cancellationToken)
    {
        var answer = await GetMetadataAsync(new Uri(settings.MatrixHomeserverUrl, "_matrix/client/v1/auth_metadata"), cancellationToken);
        if (answer.Failure is not null)
        {
            answer = await GetMetadataAsync(new Uri(settings.MasPublicUrl, ".well-known/openid-configuration"), cancellationToken);
        }

        return answer.Value is { } metadata && !metadata.IsOf(settings.MasPublicUrl)
            ? SignInFailures.Refused("account_service_mismatch")
            : answer;
    }

    /// <summary>Registers the bots' client. MAS answers the same registration with the same id.</summary>
    public async Task<Result<string>> RegisterAsync(MasMetadata metadata, CancellationToken cancellationToken)
    {
        var body = new
        {
            client_name = "OpenMeet chat bot",
            client_uri = settings.ChatPublicUrl.AbsoluteUri,
            redirect_uris = new[] { settings.MasRedirectUri.AbsoluteUri },
            grant_types = new[] { "authorization_code", "refresh_token" },
            response_types = new[] { "code" },
            token_endpoint_auth_method = "none",
            application_type = "web",
        };
        var request = new HttpRequestMessage(HttpMethod.Post, metadata.RegistrationEndpoint) { Content = JsonContent.Create(body) };
        return (await http.SendForAsync<Registration>(request, SignInFailures.AccountServiceUnavailable, cancellationToken)).Failed(out var failure, out var client)
            ? failure
            : client.ClientId;
    }

    /// <summary>
    /// Redeems a code. MAS answers <c>server_error</c> until its worker has made a new user known to Synapse, and takes the
    /// same code again.
    /// </summary>
    public async Task<Result<TokenAnswer>> ExchangeAsync(
        MasMetadata metadata, string clientId, string code, string verifier, CancellationToken cancellationToken)
    {
        for (var began = time.GetTimestamp(); ; await Task.Delay(ExchangePause, time, cancellationToken))
        {
            var answer = await TokenAsync(
                metadata,
                new()
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = clientId,
                    ["code"] = code,
                    ["code_verifier"] = verifier,
                    ["redirect_uri"] = settings.MasRedirectUri.AbsoluteUri,
                },
                cancellationToken);
            if (answer.Failure is not OAuthError { Error: OAuthError.ServerError } || time.GetElapsedTime(began) > ExchangePatience)
            {
                return answer;
            }
        }
    }

    /// <summary>A new pair of tokens; the old refresh token is spent.</summary>
    public Task<Result<TokenAnswer>> RefreshAsync(
        MasMetadata metadata, string clientId, string refreshToken, CancellationToken cancellationToken) =>
        TokenAsync(
            metadata,
            new() { ["grant_type"] = "refresh_token", ["client_id"] = clientId, ["refresh_token"] = refreshToken },
            cancellationToken);

    /// <summary>Ends the session a token belongs to, so that sessions do not pile up. One that is over already is fine.</summary>
    public async Task RevokeAsync(MasMetadata metadata, string clientId, string refreshToken, CancellationToken cancellationToken)
    {
        if (metadata.RevocationEndpoint is { } endpoint)
        {
            var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client_id"] = clientId, ["token"] = refreshToken });
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = form };
            try
            {
                using var response = await http.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                // The sign-in that follows will say that MAS is away.
            }
        }
    }

    private Task<Result<MasMetadata>> GetMetadataAsync(Uri address, CancellationToken cancellationToken) =>
        http.SendForAsync<MasMetadata>(new HttpRequestMessage(HttpMethod.Get, address), SignInFailures.AccountServiceUnavailable, cancellationToken);

    private Task<Result<TokenAnswer>> TokenAsync(MasMetadata metadata, Dictionary<string, string> form, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, metadata.TokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        return http.SendForAsync<TokenAnswer>(request, SignInFailures.AccountServiceUnavailable, cancellationToken);
    }

    private sealed record Registration([property: JsonPropertyName("client_id")] string ClientId);
}
