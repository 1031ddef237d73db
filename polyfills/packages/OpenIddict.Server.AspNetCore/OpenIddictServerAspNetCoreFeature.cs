namespace OpenIddict.Server.AspNetCore;

/// <summary>Carries the transaction of a request to the handlers that the application maps on the endpoints.</summary>
internal sealed class OpenIddictServerAspNetCoreFeature
{
    public required OpenIddictServerTransaction Transaction { get; init; }
}
