using MatrixAuthenticationService.Registration;

namespace MatrixAuthenticationService.Tokens;

/// <summary>The endpoints that clients and resource servers call directly.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder routes)
    {
        var oauth = routes.MapResource(Resources.OAuth).RequireCors(CorsPolicies.Json);
        oauth.MapGet("/oauth2/keys.json", (SigningKeys keys) => Results.Json(keys.ToJsonWebKeySet()));
        oauth.MapPost("/oauth2/registration", RegistrationEndpoint.PostAsync);
        oauth.MapPost("/oauth2/token", (TokenEndpoint endpoint, HttpContext context) => endpoint.PostAsync(context));
        oauth.MapPost("/oauth2/introspect", IntrospectionEndpoint.PostAsync);
        oauth.MapPost("/oauth2/revoke", RevocationEndpoint.PostAsync);
        oauth.MapMethods("/oauth2/userinfo", [HttpMethods.Get, HttpMethods.Post], UserinfoEndpoint.AnswerAsync);
    }
}
