using MatrixAuthenticationService.Compat;

namespace MatrixAuthenticationService.Account;

/// <summary>A place where the account is signed in, as its owner sees it.</summary>
/// <param name="Kind"><c>oauth2</c> or <c>compat</c>.</param>
internal sealed record AccountSession(string Kind, string Id, string? DeviceId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastActiveAt)
{
    public const string OAuth = "oauth2";
    public const string Compat = "compat";

    public static AccountSession From(OAuthSession session, Client? client) => new(
        OAuth,
        session.Id,
        session.Scope.Devices is [var device, ..] ? device : null,
        client?.Name ?? client?.Uri ?? session.ClientId,
        session.CreatedAt,
        session.LastActiveAt);

    public static AccountSession From(CompatSession session) => new(
        Compat, session.Id, session.DeviceId, session.HumanName ?? session.DeviceId, session.CreatedAt, session.LastActiveAt);
}
