namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST users/{id}/deactivate</c>.</summary>
internal sealed record DeactivateRequest(bool SkipErase = false);
