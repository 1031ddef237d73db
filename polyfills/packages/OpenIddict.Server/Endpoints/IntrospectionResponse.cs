using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json.Nodes;

namespace OpenIddict.Server;

/// <summary>RFC 7662 section 2.2. Only a resource server that the token is meant for sees scopes and the application's claims.</summary>
internal sealed class IntrospectionResponse(IOpenIddictApplicationManager applications)
{
    public static OpenIddictResponse Inactive() => new() { [Claims.Active] = false };

    public async ValueTask<OpenIddictResponse> CreateAsync(OpenIddictServerTransaction transaction)
    {
        var principal = transaction.Principal!;
        var isAccessToken = principal.HasTokenType(TokenTypeHints.AccessToken);
        var response = new OpenIddictResponse
        {
            [Claims.Active] = true,
            [Claims.Issuer] = transaction.Issuer.AbsoluteUri,
            [Claims.Subject] = principal.GetClaim(Claims.Subject),
            [Claims.JwtId] = principal.GetClaim(Claims.JwtId),
            [Claims.TokenType] = isAccessToken ? TokenTypes.Bearer : null,
            [Claims.TokenUsage] = principal.GetTokenType(),
            [Claims.ClientId] = principal.GetClaim(Claims.ClientId) ?? principal.GetPresenters().FirstOrDefault(),
            [Claims.IssuedAt] = principal.GetCreationDate()?.ToUnixTimeSeconds(),
            [Claims.NotBefore] = principal.GetCreationDate()?.ToUnixTimeSeconds(),
            [Claims.ExpiresAt] = principal.GetExpirationDate()?.ToUnixTimeSeconds(),
            [Claims.Audience] = OneOrMany(principal.GetAudiences()),
        };
        if (isAccessToken && await IsConfidentialAudienceAsync(principal, transaction))
        {
            AddApplicationClaims(response, principal);
        }

        return response;
    }

    private static OpenIddictParameter OneOrMany(ImmutableArray<string> values)
        => values is [var single] ? new(single) : new(values.ToArray());

    private async ValueTask<bool> IsConfidentialAudienceAsync(ClaimsPrincipal principal, OpenIddictServerTransaction transaction)
    {
        var client = transaction.Request.ClientId!;
        return principal.HasAudience(client)
            && await applications.FindByClientIdAsync(client, transaction.CancellationToken) is { } application
            && !await applications.HasClientTypeAsync(application, ClientTypes.Public, transaction.CancellationToken);
    }

    private static void AddApplicationClaims(OpenIddictResponse response, ClaimsPrincipal principal)
    {
        response[Claims.Username] = principal.Identity?.Name;
        response[Claims.Scope] = string.Join(' ', principal.GetScopes());
        foreach (var claims in principal.Claims.GroupBy(claim => claim.Type, StringComparer.Ordinal).Where(claims => IsApplicationClaim(claims.Key)))
        {
            var values = claims.Select(ToJson).ToArray();
            response[claims.Key] = values is [var single] ? new OpenIddictParameter(single) : new OpenIddictParameter(new JsonArray(values));
        }
    }

    private static bool IsApplicationClaim(string type)
        => type is not (Claims.Audience or Claims.ExpiresAt or Claims.IssuedAt or Claims.Issuer or Claims.NotBefore or Claims.Scope
                or Claims.Subject or Claims.TokenType or Claims.TokenUsage)
            && !type.StartsWith(Claims.Prefixes.Private, StringComparison.OrdinalIgnoreCase);

    private static JsonNode? ToJson(Claim claim) => claim.ValueType switch
    {
        ClaimValueTypes.Boolean or ClaimValueTypes.Integer or ClaimValueTypes.Integer32 or ClaimValueTypes.Integer64
            or ClaimJson.Object or ClaimJson.List => JsonNode.Parse(claim.Value),
        _ => JsonValue.Create(claim.Value),
    };
}
