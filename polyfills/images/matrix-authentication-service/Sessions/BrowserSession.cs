namespace MatrixAuthenticationService.Sessions;

/// <summary>A signed-in browser.</summary>
internal sealed record BrowserSession(string Id, User User, DateTimeOffset CreatedAt, DateTimeOffset AuthenticatedAt, DateTimeOffset? FinishedAt)
{
    public bool IsActive => FinishedAt is null && User.IsValid;
}
