namespace MatrixAuthenticationService.Upstream;

/// <summary>What a provider gives for a code.</summary>
internal sealed record UpstreamTokens(string AccessToken, string? IdToken);
