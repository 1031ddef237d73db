using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Tests.Support;

/// <summary>The principals that the provider signs in with.</summary>
internal static class ProviderSignIn
{
    public static AuthenticationProperties ReturnTo(HttpRequest httpRequest, OpenIddictRequest request)
    {
        var parameters = (httpRequest.HasFormContentType ? httpRequest.Form.ToList() : httpRequest.Query.ToList())
            .Where(parameter => parameter.Key is not Parameters.Prompt)
            .Append(new(Parameters.Prompt, string.Join(' ', request.GetPromptValues().Remove(PromptValues.Login))));
        return new() { RedirectUri = httpRequest.PathBase + httpRequest.Path + QueryString.Create(parameters) };
    }

    public static async Task<object?> FindAuthorizationAsync(HttpContext context, object application, string user, OpenIddictRequest request)
    {
        var applications = context.RequestServices.GetRequiredService<IOpenIddictApplicationManager>();
        if (await applications.GetConsentTypeAsync(application) is ConsentTypes.Implicit)
        {
            return null;
        }

        var authorizations = context.RequestServices.GetRequiredService<IOpenIddictAuthorizationManager>();
        await foreach (var authorization in authorizations.FindAsync(
            user, (await applications.GetIdAsync(application))!, Statuses.Valid, AuthorizationTypes.Permanent, request.GetScopes()))
        {
            return authorization;
        }

        return null;
    }

    public static async Task<ClaimsPrincipal> CreateAsync(
        HttpContext context, object application, string user, OpenIddictRequest request, object? authorization, bool keep)
    {
        var identity = NewIdentity()
            .SetClaim(Claims.Subject, user).SetClaim(Claims.Email, $"{user}@example.org").SetClaim(Claims.Name, $"User {user}")
            .SetClaim(Claims.PreferredUsername, user).SetClaims(Claims.Role, ["member", "admin"])
            .SetClaim("secret_stamp", "S3").SetClaim("tenant", "t1").SetScopes(request.GetScopes());
        identity.SetResources(await ResourcesAsync(context, identity.GetScopes()));
        if (TestSituation.Current.Hook is "auth-time")
        {
            identity.SetClaim(Claims.AuthenticationTime, ShiftedClock.UnixSeconds);
        }

        var authorizations = context.RequestServices.GetRequiredService<IOpenIddictAuthorizationManager>();
        if (authorization is null && keep)
        {
            var applications = context.RequestServices.GetRequiredService<IOpenIddictApplicationManager>();
            authorization = await authorizations.CreateAsync(
                identity, user, (await applications.GetIdAsync(application))!, AuthorizationTypes.Permanent, identity.GetScopes());
        }

        if (authorization is not null)
        {
            identity.SetAuthorizationId(await authorizations.GetIdAsync(authorization));
        }

        return new ClaimsPrincipal(identity.SetDestinations(DestinationsOf));
    }

    public static async Task<ClaimsPrincipal> CreateForClientAsync(HttpContext context, OpenIddictRequest request)
    {
        var identity = NewIdentity()
            .SetClaim(Claims.Subject, request.ClientId).SetClaim(Claims.Name, $"{request.ClientId} display").SetScopes(request.GetScopes());
        identity.SetResources(await ResourcesAsync(context, identity.GetScopes()));
        return new ClaimsPrincipal(identity.SetDestinations(
            claim => claim.Type is Claims.Name ? [Destinations.AccessToken] : []));
    }

    public static ClaimsPrincipal Renew(ClaimsPrincipal principal)
    {
        var identity = new ClaimsIdentity(principal.Claims, TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        return new ClaimsPrincipal(identity.SetClaim(Claims.Name, $"User {identity.GetClaim(Claims.Subject)}"));
    }

    public static IEnumerable<string> DestinationsOf(Claim claim)
    {
        if (claim.Type is "secret_stamp")
        {
            return [];
        }

        var identity = claim.Subject!;
        return claim.Type switch
        {
            Claims.AuthenticationTime => [Destinations.IdentityToken],
            Claims.Name or Claims.PreferredUsername when identity.HasScope(Scopes.Profile) => [Destinations.AccessToken, Destinations.IdentityToken],
            Claims.Email when identity.HasScope(Scopes.Email) => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [Destinations.AccessToken],
        };
    }

    private static ClaimsIdentity NewIdentity() => new(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);

    private static async Task<List<string>> ResourcesAsync(HttpContext context, ImmutableArray<string> scopes)
        => await context.RequestServices.GetRequiredService<IOpenIddictScopeManager>().ListResourcesAsync(scopes).ToListAsync();
}
