namespace MatrixAuthenticationService.Upstream;

/// <summary>The browser's side of a visit.</summary>
internal sealed record UpstreamVisit(string SessionId, string ProviderId, string State, string? LinkId, PostAuthAction? Next);
