namespace MatrixAuthenticationService.Upstream;

/// <summary>Signing in at a provider and what follows from it.</summary>
internal static class UpstreamEndpointMap
{
    public static void MapUpstream(this IEndpointRouteBuilder routes)
    {
        var human = routes.MapResource(Resources.Human);
        human.MapGet("/upstream/authorize/{id}", (UpstreamAuthorizeEndpoint endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapGet("/upstream/callback/{id}", (UpstreamCallbackEndpoint endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapPost("/upstream/callback/{id}", (UpstreamCallbackEndpoint endpoint, HttpContext context, string id) => endpoint.PostAsync(context, id));
        human.MapGet("/upstream/link/{id}", (UpstreamLinkEndpoint endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapPost("/upstream/link/{id}", (UpstreamLinkEndpoint endpoint, HttpContext context, string id) => endpoint.PostAsync(context, id));
        human.MapGet(
            "/register/steps/{id}/finish",
            (FinishEndpoint endpoint, HttpContext context, string id, TimeProvider time) => endpoint.GetAsync(context, id, time));
        human.MapGet("/register/steps/{id}/display-name", (DisplayNameEndpoint endpoint, HttpContext context, string id) => endpoint.GetAsync(context, id));
        human.MapPost("/register/steps/{id}/display-name", (DisplayNameEndpoint endpoint, HttpContext context, string id) => endpoint.PostAsync(context, id));
    }
}
