namespace MatrixAuthenticationService.Admin;

/// <summary>The part of the admin API that is offered.</summary>
internal static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapResource(Resources.AdminApi).MapGroup("/api/admin/v1")
            .RequireCors(CorsPolicies.Json)
            .AddEndpointFilter<RouteGroupBuilder, AdminAuthentication>();
        admin.MapGet("/version", SiteEndpoints.Version);
        admin.MapGet("/site-config", SiteEndpoints.Configuration);
        MapUsers(admin.MapGroup("/users"));
        MapLinks(admin.MapGroup("/upstream-oauth-links"));
        MapOAuthSessions(admin.MapGroup("/oauth2-sessions"));
        MapPersonalSessions(admin.MapGroup("/personal-sessions"));
    }

    private static void MapUsers(RouteGroupBuilder users)
    {
        users.MapGet("", (UserQueries handler, HttpContext context) => handler.ListAsync(context));
        users.MapPost("", (UserCreation handler, HttpContext context) => handler.AddAsync(context));
        users.MapGet("/{id}", (UserQueries handler, HttpContext context, string id) => handler.GetAsync(context, id));
        users.MapGet("/by-username/{username}", (UserQueries handler, HttpContext context, string username) => handler.ByUsernameAsync(context, username));
        users.MapPost("/{id}/set-admin", (UserStates handler, HttpContext context, string id) => handler.SetAdminAsync(context, id));
        users.MapPost("/{id}/lock", (UserStates handler, HttpContext context, string id) => handler.LockAsync(context, id));
        users.MapPost("/{id}/unlock", (UserStates handler, HttpContext context, string id) => handler.UnlockAsync(context, id));
        users.MapPost("/{id}/deactivate", (UserStates handler, HttpContext context, string id) => handler.DeactivateAsync(context, id));
        users.MapPost("/{id}/reactivate", (UserStates handler, HttpContext context, string id) => handler.ReactivateAsync(context, id));
    }

    private static void MapLinks(RouteGroupBuilder links)
    {
        links.MapGet("", (UpstreamLinksAdmin handler, HttpContext context) => handler.ListAsync(context));
        links.MapPost("", (UpstreamLinksAdmin handler, HttpContext context) => handler.AddAsync(context));
        links.MapGet("/{id}", (UpstreamLinksAdmin handler, HttpContext context, string id) => handler.GetAsync(context, id));
        links.MapDelete("/{id}", (UpstreamLinksAdmin handler, HttpContext context, string id) => handler.DeleteAsync(context, id));
    }

    private static void MapOAuthSessions(RouteGroupBuilder sessions)
    {
        sessions.MapGet("", (OAuthSessionsAdmin handler, HttpContext context) => handler.ListAsync(context));
        sessions.MapGet("/{id}", (OAuthSessionsAdmin handler, HttpContext context, string id) => handler.GetAsync(context, id));
        sessions.MapPost("/{id}/finish", (OAuthSessionsAdmin handler, HttpContext context, string id) => handler.FinishAsync(context, id));
    }

    private static void MapPersonalSessions(RouteGroupBuilder sessions)
    {
        sessions.MapGet("", (PersonalSessionsAdmin handler, HttpContext context) => handler.ListAsync(context));
        sessions.MapPost("", (PersonalSessionsAdmin handler, HttpContext context) => handler.AddAsync(context));
        sessions.MapGet("/{id}", (PersonalSessionsAdmin handler, HttpContext context, string id) => handler.GetAsync(context, id));
        sessions.MapPost("/{id}/revoke", (PersonalSessionsAdmin handler, HttpContext context, string id) => handler.RevokeAsync(context, id));
        sessions.MapPost("/{id}/regenerate", (PersonalSessionsAdmin handler, HttpContext context, string id) => handler.RegenerateAsync(context, id));
    }
}
