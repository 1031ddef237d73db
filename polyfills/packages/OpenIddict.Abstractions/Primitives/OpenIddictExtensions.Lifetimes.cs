using System.Globalization;
using System.Security.Claims;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static TimeSpan? GetAccessTokenLifetime(this ClaimsIdentity identity)
        => Lifetime(identity.GetClaim(Claims.Private.AccessTokenLifetime));

    public static ClaimsIdentity SetAccessTokenLifetime(this ClaimsIdentity identity, TimeSpan? lifetime)
        => identity.SetClaim(Claims.Private.AccessTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetAccessTokenLifetime(this ClaimsPrincipal principal)
        => Lifetime(principal.GetClaim(Claims.Private.AccessTokenLifetime));

    public static ClaimsPrincipal SetAccessTokenLifetime(this ClaimsPrincipal principal, TimeSpan? lifetime)
        => principal.SetClaim(Claims.Private.AccessTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetAuthorizationCodeLifetime(this ClaimsIdentity identity)
        => Lifetime(identity.GetClaim(Claims.Private.AuthorizationCodeLifetime));

    public static ClaimsIdentity SetAuthorizationCodeLifetime(this ClaimsIdentity identity, TimeSpan? lifetime)
        => identity.SetClaim(Claims.Private.AuthorizationCodeLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetAuthorizationCodeLifetime(this ClaimsPrincipal principal)
        => Lifetime(principal.GetClaim(Claims.Private.AuthorizationCodeLifetime));

    public static ClaimsPrincipal SetAuthorizationCodeLifetime(this ClaimsPrincipal principal, TimeSpan? lifetime)
        => principal.SetClaim(Claims.Private.AuthorizationCodeLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetIdentityTokenLifetime(this ClaimsIdentity identity)
        => Lifetime(identity.GetClaim(Claims.Private.IdentityTokenLifetime));

    public static ClaimsIdentity SetIdentityTokenLifetime(this ClaimsIdentity identity, TimeSpan? lifetime)
        => identity.SetClaim(Claims.Private.IdentityTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetIdentityTokenLifetime(this ClaimsPrincipal principal)
        => Lifetime(principal.GetClaim(Claims.Private.IdentityTokenLifetime));

    public static ClaimsPrincipal SetIdentityTokenLifetime(this ClaimsPrincipal principal, TimeSpan? lifetime)
        => principal.SetClaim(Claims.Private.IdentityTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetRefreshTokenLifetime(this ClaimsIdentity identity)
        => Lifetime(identity.GetClaim(Claims.Private.RefreshTokenLifetime));

    public static ClaimsIdentity SetRefreshTokenLifetime(this ClaimsIdentity identity, TimeSpan? lifetime)
        => identity.SetClaim(Claims.Private.RefreshTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static TimeSpan? GetRefreshTokenLifetime(this ClaimsPrincipal principal)
        => Lifetime(principal.GetClaim(Claims.Private.RefreshTokenLifetime));

    public static ClaimsPrincipal SetRefreshTokenLifetime(this ClaimsPrincipal principal, TimeSpan? lifetime)
        => principal.SetClaim(Claims.Private.RefreshTokenLifetime, (long?)lifetime?.TotalSeconds);

    public static DateTimeOffset? GetCreationDate(this ClaimsIdentity identity)
        => Date(identity.GetClaim(Claims.Private.CreationDate));

    public static ClaimsIdentity SetCreationDate(this ClaimsIdentity identity, DateTimeOffset? date)
        => identity.SetClaim(Claims.Private.CreationDate, date?.ToString("r", CultureInfo.InvariantCulture));

    public static DateTimeOffset? GetCreationDate(this ClaimsPrincipal principal)
        => Date(principal.GetClaim(Claims.Private.CreationDate));

    public static ClaimsPrincipal SetCreationDate(this ClaimsPrincipal principal, DateTimeOffset? date)
        => principal.SetClaim(Claims.Private.CreationDate, date?.ToString("r", CultureInfo.InvariantCulture));

    public static DateTimeOffset? GetExpirationDate(this ClaimsIdentity identity)
        => Date(identity.GetClaim(Claims.Private.ExpirationDate));

    public static ClaimsIdentity SetExpirationDate(this ClaimsIdentity identity, DateTimeOffset? date)
        => identity.SetClaim(Claims.Private.ExpirationDate, date?.ToString("r", CultureInfo.InvariantCulture));

    public static DateTimeOffset? GetExpirationDate(this ClaimsPrincipal principal)
        => Date(principal.GetClaim(Claims.Private.ExpirationDate));

    public static ClaimsPrincipal SetExpirationDate(this ClaimsPrincipal principal, DateTimeOffset? date)
        => principal.SetClaim(Claims.Private.ExpirationDate, date?.ToString("r", CultureInfo.InvariantCulture));

    private static TimeSpan? Lifetime(string? value)
        => double.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;

    private static DateTimeOffset? Date(string? value)
        => DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
