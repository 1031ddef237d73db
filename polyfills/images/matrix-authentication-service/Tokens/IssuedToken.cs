namespace MatrixAuthenticationService.Tokens;

/// <summary>A token that was just made: its text is nowhere else.</summary>
internal sealed record IssuedToken(string Id, string Text, DateTimeOffset? ExpiresAt);
