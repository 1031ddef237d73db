namespace MatrixAuthenticationService.Compat;

/// <summary>What is left here of the client-server API for clients that do not speak OAuth.</summary>
internal static class CompatEndpoints
{
    public static void MapCompat(this IEndpointRouteBuilder routes)
    {
        var compat = routes.MapResource(Resources.Compat).RequireCors(CorsPolicies.Json);
        compat.MapGet("/_matrix/client/{version}/login", CompatLoginEndpoint.Get);
        compat.MapPost("/_matrix/client/{version}/login", (CompatLoginEndpoint endpoint, HttpContext context) => endpoint.PostAsync(context));
        compat.MapPost("/_matrix/client/{version}/logout", (CompatSessionEndpoints endpoint, HttpContext context) => endpoint.LogoutAsync(context));
        compat.MapPost("/_matrix/client/{version}/logout/all", (CompatSessionEndpoints endpoint, HttpContext context) => endpoint.LogoutAllAsync(context));
        compat.MapPost("/_matrix/client/{version}/refresh", (CompatSessionEndpoints endpoint, HttpContext context) => endpoint.RefreshAsync(context));
        compat.MapGet("/_matrix/client/{version}/login/sso/redirect/{provider?}", (SsoEndpoints endpoint, HttpContext context) => endpoint.RedirectAsync(context));

        var human = routes.MapResource(Resources.Human);
        human.MapGet("/complete-compat-sso/{id}", (SsoEndpoints endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapPost("/complete-compat-sso/{id}", (SsoEndpoints endpoint, HttpContext context, string id) => endpoint.PostAsync(context, id));
    }
}
