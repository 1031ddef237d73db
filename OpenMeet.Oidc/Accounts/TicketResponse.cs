namespace OpenMeet.Oidc.Accounts;

/// <summary>A ticket.</summary>
/// <param name="AuthCode">Value of the <c>auth_code</c> parameter of the authorization endpoint, once.</param>
/// <param name="ExpiresIn">Seconds until it is worthless.</param>
internal sealed record TicketResponse(string AuthCode, int ExpiresIn);
