namespace OpenMeet.Oidc.Accounts;

/// <summary>Body of <c>POST /api/bots/{tenantId}/ticket</c>: the bot's credentials as in <c>TENANTS_B64</c>.</summary>
internal sealed record TicketRequest(string? Email, string? Password);
