namespace MatrixAuthenticationService.Upstream;

/// <summary>A provider's endpoints, from its discovery document and the configuration that overrides it.</summary>
internal sealed record ProviderMetadata(Uri Authorization, Uri Token, Uri Keys, Uri? Userinfo, bool UsesPkce);
