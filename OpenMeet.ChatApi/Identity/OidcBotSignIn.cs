using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// The operations guide's login: metadata, dynamic registration, MAS's <c>/authorize</c> (not <c>/upstream/authorize</c>),
/// OpenMeet.Oidc by ticket, consent, code, token, whoami. A session that has a refresh token is refreshed instead.
/// </summary>
internal sealed class OidcBotSignIn(
    MasOAuthClient mas, BotTickets tickets, BotBrowser browser, WhoAmI whoAmI, RoomAuthority authority, ChatSettings settings, TimeProvider time)
    : IBotSignIn
{
    public async Task<Result<BotSession>> SignInAsync(Tenant tenant, BotSession? previous, CancellationToken cancellationToken)
    {
        if ((await mas.MetadataAsync(cancellationToken)).Failed(out var failure, out var metadata))
        {
            return failure;
        }

        if (previous?.RefreshToken is { } refreshToken)
        {
            var refreshed = await RefreshAsync(tenant, metadata, previous.GrantId, refreshToken, cancellationToken);
            if (refreshed.Failure is null or { Code: not (OAuthError.Refused or WhoAmI.Refused) })
            {
                return refreshed;
            }

            // The session is lost. It is ended first: afterwards it would take the device, which the next one shares, with it.
            await mas.RevokeAsync(metadata, previous.GrantId, refreshToken, cancellationToken);
        }

        return await AuthorizeAsync(tenant, metadata, cancellationToken);
    }

    private async Task<Result<BotSession>> RefreshAsync(
        Tenant tenant, MasMetadata metadata, string clientId, string refreshToken, CancellationToken cancellationToken) =>
        (await mas.RefreshAsync(metadata, clientId, refreshToken, cancellationToken)).Failed(out var failure, out var tokens)
            ? failure
            : await CheckedAsync(Session(tenant, clientId, tokens), cancellationToken);

    private async Task<Result<BotSession>> AuthorizeAsync(Tenant tenant, MasMetadata metadata, CancellationToken cancellationToken)
    {
        var verifier = Random();
        var state = Random();
        if ((await mas.RegisterAsync(metadata, cancellationToken)).Failed(out var failure, out var clientId)
            || (await tickets.IssueAsync(tenant, cancellationToken)).Failed(out failure, out var ticket)
            || (await browser.AuthorizeAsync(Address(tenant, metadata, clientId, ticket, verifier, state), state, cancellationToken)).Failed(out failure, out var code)
            || (await mas.ExchangeAsync(metadata, clientId, code, verifier, cancellationToken)).Failed(out failure, out var tokens))
        {
            return failure;
        }

        return await CheckedAsync(Session(tenant, clientId, tokens), cancellationToken);
    }

    private async Task<Result<BotSession>> CheckedAsync(BotSession session, CancellationToken cancellationToken) =>
        await whoAmI.CheckAsync(session, cancellationToken) is { } refused ? refused : session;

    private Uri Address(Tenant tenant, MasMetadata metadata, string clientId, string ticket, string verifier, string state)
    {
        var scopes = $"{settings.MasScopes} {BotDevice.ApiScope} {BotDevice.ScopeOf(tenant.Id)}".Trim();
        return new Uri(QueryHelpers.AddQueryString(metadata.AuthorizationEndpoint.AbsoluteUri, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["response_mode"] = "query",
            ["client_id"] = clientId,
            ["redirect_uri"] = settings.MasRedirectUri.AbsoluteUri,
            ["scope"] = scopes,
            ["state"] = state,
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["auth_code"] = ticket,
        }));
    }

    private BotSession Session(Tenant tenant, string clientId, TokenAnswer tokens) => new(
        authority.BotOf(tenant.Id),
        BotDevice.Of(tenant.Id),
        tokens.AccessToken,
        tokens.RefreshToken,
        tokens.ExpiresIn is { } seconds ? time.GetUtcNow().AddSeconds(seconds) : null,
        clientId);

    private static string Random() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
}
