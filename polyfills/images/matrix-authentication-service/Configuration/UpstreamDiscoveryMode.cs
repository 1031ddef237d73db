namespace MatrixAuthenticationService.Configuration;

/// <summary>How a provider's endpoints become known: by its metadata (checked or not), or by the configuration alone.</summary>
internal enum UpstreamDiscoveryMode
{
    Oidc,
    Insecure,
    Disabled,
}
