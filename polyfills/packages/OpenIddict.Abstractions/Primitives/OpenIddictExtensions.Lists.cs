using System.Collections.Immutable;
using System.Security.Claims;

namespace OpenIddict.Abstractions;

public static partial class OpenIddictExtensions
{
    public static ImmutableArray<string> GetAudiences(this ClaimsIdentity identity) => identity.GetClaims(Claims.Private.Audience);

    public static bool HasAudience(this ClaimsIdentity identity, string audience)
        => identity.GetAudiences().Contains(Required(audience, nameof(audience)));

    public static ClaimsIdentity SetAudiences(this ClaimsIdentity identity, ImmutableArray<string> audiences)
        => identity.SetClaims(Claims.Private.Audience, audiences);

    public static ClaimsIdentity SetAudiences(this ClaimsIdentity identity, IEnumerable<string>? audiences)
        => identity.SetAudiences(audiences?.ToImmutableArray() ?? []);

    public static ClaimsIdentity SetAudiences(this ClaimsIdentity identity, params string[]? audiences)
        => identity.SetAudiences(audiences?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetAudiences(this ClaimsPrincipal principal) => principal.GetClaims(Claims.Private.Audience);

    public static bool HasAudience(this ClaimsPrincipal principal, string audience)
        => principal.GetAudiences().Contains(Required(audience, nameof(audience)));

    public static ClaimsPrincipal SetAudiences(this ClaimsPrincipal principal, ImmutableArray<string> audiences)
        => principal.SetClaims(Claims.Private.Audience, audiences);

    public static ClaimsPrincipal SetAudiences(this ClaimsPrincipal principal, IEnumerable<string>? audiences)
        => principal.SetAudiences(audiences?.ToImmutableArray() ?? []);

    public static ClaimsPrincipal SetAudiences(this ClaimsPrincipal principal, params string[]? audiences)
        => principal.SetAudiences(audiences?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetPresenters(this ClaimsIdentity identity) => identity.GetClaims(Claims.Private.Presenter);

    public static bool HasPresenter(this ClaimsIdentity identity, string presenter)
        => identity.GetPresenters().Contains(Required(presenter, nameof(presenter)));

    public static ClaimsIdentity SetPresenters(this ClaimsIdentity identity, ImmutableArray<string> presenters)
        => identity.SetClaims(Claims.Private.Presenter, presenters);

    public static ClaimsIdentity SetPresenters(this ClaimsIdentity identity, IEnumerable<string>? presenters)
        => identity.SetPresenters(presenters?.ToImmutableArray() ?? []);

    public static ClaimsIdentity SetPresenters(this ClaimsIdentity identity, params string[]? presenters)
        => identity.SetPresenters(presenters?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetPresenters(this ClaimsPrincipal principal) => principal.GetClaims(Claims.Private.Presenter);

    public static bool HasPresenter(this ClaimsPrincipal principal, string presenter)
        => principal.GetPresenters().Contains(Required(presenter, nameof(presenter)));

    public static ClaimsPrincipal SetPresenters(this ClaimsPrincipal principal, ImmutableArray<string> presenters)
        => principal.SetClaims(Claims.Private.Presenter, presenters);

    public static ClaimsPrincipal SetPresenters(this ClaimsPrincipal principal, IEnumerable<string>? presenters)
        => principal.SetPresenters(presenters?.ToImmutableArray() ?? []);

    public static ClaimsPrincipal SetPresenters(this ClaimsPrincipal principal, params string[]? presenters)
        => principal.SetPresenters(presenters?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetResources(this ClaimsIdentity identity) => identity.GetClaims(Claims.Private.Resource);

    public static bool HasResource(this ClaimsIdentity identity, string resource)
        => identity.GetResources().Contains(Required(resource, nameof(resource)));

    public static ClaimsIdentity SetResources(this ClaimsIdentity identity, ImmutableArray<string> resources)
        => identity.SetClaims(Claims.Private.Resource, resources);

    public static ClaimsIdentity SetResources(this ClaimsIdentity identity, IEnumerable<string>? resources)
        => identity.SetResources(resources?.ToImmutableArray() ?? []);

    public static ClaimsIdentity SetResources(this ClaimsIdentity identity, params string[]? resources)
        => identity.SetResources(resources?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetResources(this ClaimsPrincipal principal) => principal.GetClaims(Claims.Private.Resource);

    public static bool HasResource(this ClaimsPrincipal principal, string resource)
        => principal.GetResources().Contains(Required(resource, nameof(resource)));

    public static ClaimsPrincipal SetResources(this ClaimsPrincipal principal, ImmutableArray<string> resources)
        => principal.SetClaims(Claims.Private.Resource, resources);

    public static ClaimsPrincipal SetResources(this ClaimsPrincipal principal, IEnumerable<string>? resources)
        => principal.SetResources(resources?.ToImmutableArray() ?? []);

    public static ClaimsPrincipal SetResources(this ClaimsPrincipal principal, params string[]? resources)
        => principal.SetResources(resources?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetScopes(this ClaimsIdentity identity) => identity.GetClaims(Claims.Private.Scope);

    public static bool HasScope(this ClaimsIdentity identity, string scope)
        => identity.GetScopes().Contains(Required(scope, nameof(scope)));

    public static ClaimsIdentity SetScopes(this ClaimsIdentity identity, ImmutableArray<string> scopes)
        => identity.SetClaims(Claims.Private.Scope, scopes);

    public static ClaimsIdentity SetScopes(this ClaimsIdentity identity, IEnumerable<string>? scopes)
        => identity.SetScopes(scopes?.ToImmutableArray() ?? []);

    public static ClaimsIdentity SetScopes(this ClaimsIdentity identity, params string[]? scopes)
        => identity.SetScopes(scopes?.ToImmutableArray() ?? []);

    public static ImmutableArray<string> GetScopes(this ClaimsPrincipal principal) => principal.GetClaims(Claims.Private.Scope);

    public static bool HasScope(this ClaimsPrincipal principal, string scope)
        => principal.GetScopes().Contains(Required(scope, nameof(scope)));

    public static ClaimsPrincipal SetScopes(this ClaimsPrincipal principal, ImmutableArray<string> scopes)
        => principal.SetClaims(Claims.Private.Scope, scopes);

    public static ClaimsPrincipal SetScopes(this ClaimsPrincipal principal, IEnumerable<string>? scopes)
        => principal.SetScopes(scopes?.ToImmutableArray() ?? []);

    public static ClaimsPrincipal SetScopes(this ClaimsPrincipal principal, params string[]? scopes)
        => principal.SetScopes(scopes?.ToImmutableArray() ?? []);
}
