namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST personal-sessions/{id}/regenerate</c>.</summary>
/// <param name="ExpiresIn">Seconds; without it the token never expires.</param>
internal sealed record RegeneratePersonalSessionRequest(uint? ExpiresIn = null);
