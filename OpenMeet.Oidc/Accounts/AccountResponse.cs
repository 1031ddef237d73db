namespace OpenMeet.Oidc.Accounts;

/// <summary>Who the account is to others.</summary>
/// <param name="Sub">Immutable subject, <c>tenant:user</c>.</param>
/// <param name="Localpart">Matrix localpart.</param>
internal sealed record AccountResponse(string Sub, string Localpart);
