namespace MatrixAuthenticationService.Authorization;

/// <summary>Who is asked for what, by whom.</summary>
internal sealed record Consent(AuthorizationGrant Grant, Client Client, BrowserSession Session);
