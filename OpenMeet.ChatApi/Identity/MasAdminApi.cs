using System.Net.Http.Headers;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>MAS's admin API, as far as accounts and personal sessions need it.</summary>
internal sealed class MasAdminApi(HttpClient http, MasAdminToken token, ChatSettings settings)
{
    /// <summary>The account of a localpart.</summary>
    public Task<Result<MasDocument<MasUser>>> FindUserAsync(string localpart, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasUser>>(HttpMethod.Get, $"users/by-username/{Escape(localpart)}", null, cancellationToken);

    /// <summary>Makes an account; MAS tells Synapse before it answers.</summary>
    /// <param name="localpart">The Matrix localpart.</param>
    /// <param name="displayName">Null leaves it to MAS.</param>
    /// <param name="adopt">Takes over a localpart that Synapse has already.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<Result<MasDocument<MasUser>>> CreateUserAsync(string localpart, string? displayName, bool adopt, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasUser>>(
            HttpMethod.Post, "users", new { username = localpart, displayname = displayName, skip_homeserver_check = adopt }, cancellationToken);

    /// <summary>Ties an account to a subject of OpenMeet.Oidc: its first sign-in finds it, with no page in between.</summary>
    public Task<Result<MasDocument<MasLink>>> LinkAsync(string userId, string subject, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasLink>>(
            HttpMethod.Post, "upstream-oauth-links", new { user_id = userId, provider_id = settings.MasUpstreamProviderId, subject }, cancellationToken);

    public Task<Result<MasList<MasLink>>> LinksOfAsync(string subject, CancellationToken cancellationToken) =>
        SendAsync<MasList<MasLink>>(
            HttpMethod.Get,
            $"upstream-oauth-links?filter[provider]={Escape(settings.MasUpstreamProviderId)}&filter[subject]={Escape(subject)}",
            null,
            cancellationToken);

    public Task<Result<MasDocument<MasPersonalSession>>> CreateSessionAsync(string userId, string name, string scope, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasPersonalSession>>(
            HttpMethod.Post, "personal-sessions", new { actor_user_id = userId, human_name = name, scope }, cancellationToken);

    /// <summary>A new token for the same session and device.</summary>
    public Task<Result<MasDocument<MasPersonalSession>>> RegenerateAsync(string sessionId, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasPersonalSession>>(HttpMethod.Post, $"personal-sessions/{Escape(sessionId)}/regenerate", new { }, cancellationToken);

    public Task<Result<MasList<MasPersonalSession>>> SessionsOfAsync(string userId, CancellationToken cancellationToken) =>
        SendAsync<MasList<MasPersonalSession>>(
            HttpMethod.Get, $"personal-sessions?filter[actor_user]={Escape(userId)}&filter[status]=active&page[first]=100", null, cancellationToken);

    public Task<Result<MasDocument<MasPersonalSession>>> RevokeAsync(string sessionId, CancellationToken cancellationToken) =>
        SendAsync<MasDocument<MasPersonalSession>>(HttpMethod.Post, $"personal-sessions/{Escape(sessionId)}/revoke", new { }, cancellationToken);

    private async Task<Result<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        for (var again = true; ; again = false)
        {
            if ((await token.GetAsync(cancellationToken)).Failed(out var failure, out var bearer))
            {
                return failure;
            }

            var request = new HttpRequestMessage(method, new Uri(settings.MasInternalUrl, $"api/admin/v1/{path}"))
            {
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", bearer) },
                Content = body is null ? null : JsonContent.Create(body),
            };
            var result = await http.SendForAsync<T>(request, SignInFailures.AccountServiceUnavailable, cancellationToken);
            if (!again || result.Failure is not OAuthError { HttpStatus: StatusCodes.Status401Unauthorized })
            {
                return result;
            }

            token.Forget(bearer);
        }
    }

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
