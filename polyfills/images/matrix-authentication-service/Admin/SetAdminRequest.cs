namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST users/{id}/set-admin</c>.</summary>
internal sealed record SetAdminRequest(bool Admin);
