using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Authorization;

/// <summary>A request at <c>/authorize</c> that a grant can be made of.</summary>
internal sealed record AuthorizationRequest(
    Client Client,
    string RedirectUri,
    Scope Scope,
    string? State,
    string? Nonce,
    string ResponseMode,
    string? CodeChallenge,
    string? CodeChallengeMethod,
    JsonObject Parameters);
