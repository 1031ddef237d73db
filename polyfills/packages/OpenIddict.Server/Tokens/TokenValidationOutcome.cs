using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>Either the principal of a valid token or the reason why it is refused.</summary>
internal readonly record struct TokenValidationOutcome(ClaimsPrincipal? Principal, ServerError? Error)
{
    public static implicit operator TokenValidationOutcome(ServerError error) => new(Principal: null, error);

    public static implicit operator TokenValidationOutcome(ClaimsPrincipal principal) => new(principal, Error: null);
}
