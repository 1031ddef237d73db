namespace MatrixAuthenticationService.Tokens;

/// <summary>What a token's prefix says it is.</summary>
internal enum TokenKind
{
    AccessToken,
    RefreshToken,
    CompatAccessToken,
    CompatRefreshToken,
    PersonalAccessToken,
}
