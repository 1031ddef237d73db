using System.Collections.Immutable;
using System.Security.Claims;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ClaimsIdentity Clone(this ClaimsIdentity identity, Func<Claim, bool> filter)
    {
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(filter);
        var clone = identity.Clone();
        foreach (var claim in clone.Claims.Where(claim => !filter(claim)).ToList())
        {
            clone.RemoveClaim(claim);
        }

        return clone;
    }

    public static ClaimsPrincipal Clone(this ClaimsPrincipal principal, Func<Claim, bool> filter)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return new(principal.Identities.Select(identity => identity.Clone(filter)));
    }

    public static string? GetClaim(this ClaimsIdentity identity, string type)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Single(identity.FindAll(Required(type, nameof(type))));
    }

    public static ImmutableArray<string> GetClaims(this ClaimsIdentity identity, string type)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return [.. identity.FindAll(Required(type, nameof(type))).SelectMany(ClaimJson.Values).Distinct(StringComparer.Ordinal)];
    }

    public static bool HasClaim(this ClaimsIdentity identity, string type)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return identity.FindFirst(Required(type, nameof(type))) is not null;
    }

    public static string? GetClaim(this ClaimsPrincipal principal, string type)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Single(principal.FindAll(Required(type, nameof(type))));
    }

    public static ImmutableArray<string> GetClaims(this ClaimsPrincipal principal, string type)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return [.. principal.FindAll(Required(type, nameof(type))).SelectMany(ClaimJson.Values).Distinct(StringComparer.Ordinal)];
    }

    public static bool HasClaim(this ClaimsPrincipal principal, string type)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.FindFirst(Required(type, nameof(type))) is not null;
    }

    public static ClaimsIdentity RemoveClaims(this ClaimsIdentity identity, string type)
    {
        ArgumentNullException.ThrowIfNull(identity);
        foreach (var claim in identity.FindAll(Required(type, nameof(type))).ToList())
        {
            identity.RemoveClaim(claim);
        }

        return identity;
    }

    public static ClaimsPrincipal RemoveClaims(this ClaimsPrincipal principal, string type)
    {
        ArgumentNullException.ThrowIfNull(principal);
        foreach (var identity in principal.Identities)
        {
            identity.RemoveClaims(type);
        }

        return principal;
    }

    private static string? Single(IEnumerable<Claim> claims) => claims.Take(2).ToArray() switch
    {
        [] => null,
        [var claim] => claim.Value,
        _ => throw new InvalidOperationException("The identity or principal has several claims of that type."),
    };
}
