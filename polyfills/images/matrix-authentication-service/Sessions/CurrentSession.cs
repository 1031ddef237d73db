namespace MatrixAuthenticationService.Sessions;

/// <summary>Who is at the browser: nobody, somebody, or somebody who must first sign out.</summary>
/// <param name="Session">The session when it can be used.</param>
/// <param name="Interstitial">The page to show instead when the session has ended elsewhere, or its account is locked.</param>
internal sealed record CurrentSession(BrowserSession? Session, IResult? Interstitial);
