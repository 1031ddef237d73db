using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>The token for MAS's admin API. Each grant leaves a session in MAS, so one token serves until shortly before its end.</summary>
internal sealed class MasAdminToken(IHttpClientFactory clients, ChatSettings settings, TimeProvider time) : IDisposable
{
    public const string HttpClientName = nameof(MasAdminToken);

    private const string Scope = "urn:mas:admin";
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private (string Token, DateTimeOffset End)? _held;

    public async Task<Result<string>> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_held is { } held && held.End > time.GetUtcNow())
            {
                return held.Token;
            }

            if ((await RequestAsync(cancellationToken)).Failed(out var failure, out var answer))
            {
                return failure is OAuthError { HttpStatus: < 500 } ? SignInFailures.Refused("account_service_refused") : failure;
            }

            _held = (answer.AccessToken, time.GetUtcNow().AddSeconds(answer.ExpiresIn ?? 0) - Margin);
            return answer.AccessToken;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Forgets a token that MAS refused.</summary>
    public void Forget(string token)
    {
        _gate.Wait();
        _held = _held?.Token == token ? null : _held;
        _gate.Release();
    }

    public void Dispose() => _gate.Dispose();

    private Task<Result<TokenAnswer>> RequestAsync(CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = Scope };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.MasInternalUrl, "oauth2/token"))
        {
            Headers = { Authorization = OAuthAnswers.Basic(settings.MasAdminClientId, settings.MasAdminClientSecret) },
            Content = new FormUrlEncodedContent(form),
        };
        return clients.CreateClient(HttpClientName).SendForAsync<TokenAnswer>(request, SignInFailures.AccountServiceUnavailable, cancellationToken);
    }
}
