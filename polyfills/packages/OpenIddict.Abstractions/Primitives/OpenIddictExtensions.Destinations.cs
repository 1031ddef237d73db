using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ImmutableArray<string> GetDestinations(this Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return claim.Properties.TryGetValue(Properties.Destinations, out var json) && !string.IsNullOrEmpty(json)
            ? [.. JsonSerializer.Deserialize<string?[]>(json)!.OfType<string>().Where(value => value.Length is not 0).Distinct(StringComparer.OrdinalIgnoreCase)]
            : [];
    }

    public static bool HasDestination(this Claim claim, string destination)
        => claim.GetDestinations().Contains(Required(destination, nameof(destination)), StringComparer.OrdinalIgnoreCase);

    public static Claim SetDestinations(this Claim claim, ImmutableArray<string> destinations)
    {
        ArgumentNullException.ThrowIfNull(claim);
        if (destinations.IsDefaultOrEmpty)
        {
            claim.Properties.Remove(Properties.Destinations);
            return claim;
        }

        if (destinations.Any(string.IsNullOrEmpty))
        {
            throw new ArgumentException("A destination cannot be null or empty.", nameof(destinations));
        }

        claim.Properties[Properties.Destinations] = JsonSerializer.Serialize(destinations.Distinct(StringComparer.OrdinalIgnoreCase));
        return claim;
    }

    public static Claim SetDestinations(this Claim claim, IEnumerable<string>? destinations)
        => claim.SetDestinations(destinations?.ToImmutableArray() ?? []);

    public static Claim SetDestinations(this Claim claim, params string[]? destinations)
        => claim.SetDestinations(destinations?.ToImmutableArray() ?? []);

    public static ImmutableDictionary<string, string[]> GetDestinations(this ClaimsIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Collect(identity.Claims);
    }

    public static ImmutableDictionary<string, string[]> GetDestinations(this ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return Collect(principal.Claims);
    }

    public static ClaimsIdentity SetDestinations(this ClaimsIdentity identity, ImmutableDictionary<string, string[]> destinations)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Assign(identity.Claims, destinations);
        return identity;
    }

    public static ClaimsPrincipal SetDestinations(this ClaimsPrincipal principal, ImmutableDictionary<string, string[]> destinations)
    {
        ArgumentNullException.ThrowIfNull(principal);
        Assign(principal.Claims, destinations);
        return principal;
    }

    public static ClaimsIdentity SetDestinations(this ClaimsIdentity identity, Func<Claim, IEnumerable<string>> selector)
    {
        ArgumentNullException.ThrowIfNull(identity);
        Assign(identity.Claims, selector);
        return identity;
    }

    public static ClaimsPrincipal SetDestinations(this ClaimsPrincipal principal, Func<Claim, IEnumerable<string>> selector)
    {
        ArgumentNullException.ThrowIfNull(principal);
        Assign(principal.Claims, selector);
        return principal;
    }

    private static ImmutableDictionary<string, string[]> Collect(IEnumerable<Claim> claims)
    {
        var map = ImmutableDictionary.CreateBuilder<string, string[]>(StringComparer.Ordinal);
        foreach (var group in claims.GroupBy(claim => claim.Type, StringComparer.Ordinal))
        {
            var destinations = group.First().GetDestinations().ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (destinations.Count is 0)
            {
                continue;
            }

            // One map entry stands for all claims of a type: claims of one type that go to different places cannot be kept.
            if (!group.All(claim => destinations.SetEquals(claim.GetDestinations())))
            {
                throw new InvalidOperationException($"The claims of type '{group.Key}' have different destinations.");
            }

            map.Add(group.Key, [.. destinations]);
        }

        return map.ToImmutable();
    }

    private static void Assign(IEnumerable<Claim> claims, ImmutableDictionary<string, string[]> destinations)
    {
        ArgumentNullException.ThrowIfNull(destinations);
        foreach (var claim in claims.Where(claim => destinations.ContainsKey(claim.Type)))
        {
            claim.SetDestinations(destinations[claim.Type]);
        }
    }

    private static void Assign(IEnumerable<Claim> claims, Func<Claim, IEnumerable<string>> selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        foreach (var claim in claims)
        {
            claim.SetDestinations(selector(claim));
        }
    }
}
