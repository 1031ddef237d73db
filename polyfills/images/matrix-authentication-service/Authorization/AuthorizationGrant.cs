using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Authorization;

/// <summary>A client's wish for a session, from <c>/authorize</c> to the exchange of its code.</summary>
/// <param name="Parameters">The whole query of <c>/authorize</c>, for the templates of upstream requests.</param>
internal sealed record AuthorizationGrant(
    string Id,
    string ClientId,
    string RedirectUri,
    Scope Scope,
    string? State,
    string? Nonce,
    string ResponseMode,
    string? CodeChallenge,
    string? CodeChallengeMethod,
    JsonObject Parameters,
    DateTimeOffset CreatedAt,
    string? UserSessionId,
    DateTimeOffset? FulfilledAt,
    string? SessionId,
    DateTimeOffset? ExchangedAt)
{
    public bool IsPending => FulfilledAt is null;

    public static AuthorizationGrant Read(Row row) => new(
        row.Text("id"),
        row.Text("client_id"),
        row.Text("redirect_uri"),
        new Scope(row.Texts("scope")),
        row.TextOrNull("state"),
        row.TextOrNull("nonce"),
        row.Text("response_mode"),
        row.TextOrNull("code_challenge"),
        row.TextOrNull("code_challenge_method"),
        row.Json<JsonObject>("parameters")!,
        row.Time("created_at"),
        row.TextOrNull("user_session_id"),
        row.TimeOrNull("fulfilled_at"),
        row.TextOrNull("oauth2_session_id"),
        row.TimeOrNull("exchanged_at"));
}
