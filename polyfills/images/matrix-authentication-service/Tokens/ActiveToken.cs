namespace MatrixAuthenticationService.Tokens;

/// <summary>A token that is valid now, and what it stands for.</summary>
/// <param name="ClientId">Of the client that holds it; null for a person's own personal session.</param>
/// <param name="User">Null for a client's token for itself.</param>
/// <param name="DeviceId">Of compatibility sessions; others name their device in the scope.</param>
internal sealed record ActiveToken(
    TokenKind Kind,
    string TokenId,
    string SessionId,
    Scope Scope,
    string? ClientId,
    User? User,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    string? DeviceId);
