namespace MatrixAuthenticationService.Authorization;

/// <summary>The browser's part of the authorization code grant.</summary>
internal static class AuthorizationEndpoints
{
    public static void MapAuthorization(this IEndpointRouteBuilder routes)
    {
        var human = routes.MapResource(Resources.Human);
        human.MapGet("/authorize", (AuthorizeEndpoint endpoint, HttpContext context) => endpoint.GetAsync(context));
        human.MapGet("/consent/{id}", (ConsentEndpoint endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapPost("/consent/{id}", (ConsentEndpoint endpoint, HttpContext context, string id) => endpoint.PostAsync(context, id));
    }
}
