namespace MatrixAuthenticationService.Upstream;

/// <summary>What becomes of an imported localpart: an account to sign in to, a refusal, or a name for a new account.</summary>
internal sealed record LocalpartDecision(string? Localpart = null, User? Existing = null, IResult? Refusal = null);
