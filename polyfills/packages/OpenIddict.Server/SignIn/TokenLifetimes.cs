using System.Globalization;
using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>A lifetime set on the principal wins over the client's own, which wins over the server's.</summary>
internal sealed class TokenLifetimes(IOpenIddictApplicationManager applications)
{
    public async ValueTask<TimeSpan?> GetAsync(OpenIddictServerTransaction transaction, ClaimsPrincipal principal, string type)
    {
        var options = transaction.Options;
        var (ofPrincipal, setting, ofServer) = type switch
        {
            TokenTypeHints.AccessToken
                => (principal.GetAccessTokenLifetime(), Settings.TokenLifetimes.AccessToken, options.AccessTokenLifetime),
            TokenTypeHints.AuthorizationCode
                => (principal.GetAuthorizationCodeLifetime(), Settings.TokenLifetimes.AuthorizationCode, options.AuthorizationCodeLifetime),
            TokenTypeHints.IdToken
                => (principal.GetIdentityTokenLifetime(), Settings.TokenLifetimes.IdentityToken, options.IdentityTokenLifetime),
            _ => (principal.GetRefreshTokenLifetime(), Settings.TokenLifetimes.RefreshToken, options.RefreshTokenLifetime),
        };
        return ofPrincipal ?? await GetAsync(transaction, setting) ?? ofServer;
    }

    private async ValueTask<TimeSpan?> GetAsync(OpenIddictServerTransaction transaction, string setting)
    {
        if (transaction.Request.ClientId is not { Length: > 0 } client
            || await applications.FindByClientIdAsync(client, transaction.CancellationToken) is not { } application)
        {
            return null;
        }

        var settings = await applications.GetSettingsAsync(application, transaction.CancellationToken);
        return settings.TryGetValue(setting, out var value) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var lifetime)
            ? lifetime
            : null;
    }
}
