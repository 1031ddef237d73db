namespace MatrixAuthenticationService.Upstream;

/// <summary>What binds the provider's answer to the request.</summary>
internal sealed record UpstreamSecrets(string? Nonce, string? CodeVerifier);
