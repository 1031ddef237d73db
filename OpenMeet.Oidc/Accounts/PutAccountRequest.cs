namespace OpenMeet.Oidc.Accounts;

/// <summary>Body of <c>PUT /api/accounts/{tenantId}/users/{userId}</c>.</summary>
/// <param name="Handle">Makes the Matrix localpart; never changes.</param>
/// <param name="Email">Address to sign in with, vouched for by the platform; unique within the tenant.</param>
/// <param name="DisplayName">Name shown to others, 1 to 200 characters.</param>
/// <param name="Password">New password, or absent to leave it as it is.</param>
internal sealed record PutAccountRequest(string? Handle, string? Email, string? DisplayName, string? Password);
