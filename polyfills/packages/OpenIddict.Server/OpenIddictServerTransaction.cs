namespace OpenIddict.Server;

/// <summary>What the server knows about the HTTP request that it serves.</summary>
internal sealed class OpenIddictServerTransaction
{
    public required OpenIddictServerOptions Options { get; init; }

    /// <summary>Scheme, host and path base of the request, with a trailing slash.</summary>
    public required Uri BaseUri { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public OpenIddictServerEndpointType EndpointType { get; set; }

    public OpenIddictRequest? Request { get; set; }

    public OpenIddictResponse? Response { get; set; }

    /// <summary>The configured issuer, else the address that the request was sent to.</summary>
    public Uri Issuer => Options.Issuer ?? BaseUri;
}
