using System.Security.Claims;

namespace OpenIddict.Server;

/// <summary>What the server knows about the HTTP request that it serves.</summary>
internal sealed class OpenIddictServerTransaction
{
    public required OpenIddictServerOptions Options { get; init; }

    /// <summary>Scheme, host and path base of the request.</summary>
    public required Uri BaseUri { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public OpenIddictServerEndpointType EndpointType { get; init; }

    public OpenIddictRequest Request { get; set; } = new();

    public OpenIddictResponse? Response { get; set; }

    /// <summary>The principal of the token that the request was made with: code, refresh token or access token.</summary>
    public ClaimsPrincipal? Principal { get; set; }

    /// <summary>The principal of the identity token hint, if it could be validated.</summary>
    public ClaimsPrincipal? Hint { get; set; }

    /// <summary>Where the response goes. Set only when the whole request was found valid: errors before that stay local.</summary>
    public string? RedirectUri { get; set; }

    /// <summary>The configured issuer, else the address that the request was sent to.</summary>
    public Uri Issuer => Options.Issuer ?? BaseUri;

    public DateTimeOffset Now => (Options.TimeProvider ?? TimeProvider.System).GetUtcNow();
}
