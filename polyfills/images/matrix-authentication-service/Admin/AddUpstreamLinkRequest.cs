namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST upstream-oauth-links</c>.</summary>
internal sealed record AddUpstreamLinkRequest(string UserId, string ProviderId, string Subject, string? HumanAccountName = null);
