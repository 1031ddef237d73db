namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST personal-sessions</c>.</summary>
/// <param name="ExpiresIn">Seconds; without it the token never expires.</param>
internal sealed record AddPersonalSessionRequest(string ActorUserId, string HumanName, string Scope, uint? ExpiresIn = null);
