namespace MatrixAuthenticationService.Admin;

/// <summary>Who calls the admin API: a client for itself, or a person.</summary>
internal sealed record AdminCaller(string? ClientId, string? UserId)
{
    public static AdminCaller Of(HttpContext context) => context.Features.Get<AdminCaller>()!;
}
