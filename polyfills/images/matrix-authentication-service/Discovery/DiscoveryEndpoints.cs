using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Discovery;

/// <summary>The provider's metadata, and WebFinger's way to it.</summary>
internal static class DiscoveryEndpoints
{
    private const string IssuerRelation = "http://openid.net/specs/connect/1.0/issuer";

    private static readonly string[] AccountActions =
    [
        "org.matrix.profile", "org.matrix.devices_list", "org.matrix.device_view", "org.matrix.device_delete",
        "org.matrix.cross_signing_reset", "org.matrix.sessions_list", "org.matrix.session_view", "org.matrix.session_end",
    ];

    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var discovery = routes.MapResource(Resources.Discovery).RequireCors(CorsPolicies.Json);
        discovery.MapGet("/.well-known/openid-configuration", (PublicUrls urls) => Results.Json(Metadata(urls)));
        discovery.MapGet("/.well-known/webfinger", WebFinger);
    }

    // What upstream has and this service has not is not announced: other response types and client authentications than
    // these, the device grant, GraphQL.
    private static Dictionary<string, object> Metadata(PublicUrls urls) => new()
    {
        ["issuer"] = urls.Issuer,
        ["authorization_endpoint"] = urls.Absolute("authorize"),
        ["token_endpoint"] = urls.Absolute("oauth2/token"),
        ["jwks_uri"] = urls.Absolute("oauth2/keys.json"),
        ["registration_endpoint"] = urls.Absolute("oauth2/registration"),
        ["scopes_supported"] = (string[])[Scope.OpenId, Scope.Email],
        ["response_types_supported"] = (string[])["code"],
        ["response_modes_supported"] = (string[])["form_post", "query", "fragment"],
        ["grant_types_supported"] = GrantTypes.Offered,
        ["token_endpoint_auth_methods_supported"] = ClientAuthentications.Names,
        ["revocation_endpoint"] = urls.Absolute("oauth2/revoke"),
        ["revocation_endpoint_auth_methods_supported"] = ClientAuthentications.Names,
        ["introspection_endpoint"] = urls.Absolute("oauth2/introspect"),
        ["introspection_endpoint_auth_methods_supported"] = ClientAuthentications.Names,
        ["userinfo_endpoint"] = urls.Absolute("oauth2/userinfo"),
        ["id_token_signing_alg_values_supported"] = (string[])["RS256"],
        ["code_challenge_methods_supported"] = (string[])["plain", "S256"],
        ["subject_types_supported"] = (string[])["public"],
        ["display_values_supported"] = (string[])["page"],
        ["claim_types_supported"] = (string[])["normal"],
        ["claims_supported"] = (string[])["iss", "sub", "aud", "iat", "exp", "nonce", "auth_time", "at_hash", "c_hash"],
        ["claims_parameter_supported"] = false,
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = false,
        ["prompt_values_supported"] = (string[])["login"],
        ["account_management_uri"] = urls.Absolute("account/"),
        ["account_management_actions_supported"] = AccountActions,
    };

    private static IResult WebFinger(HttpContext context, PublicUrls urls)
    {
        if (context.Request.Query.Field("resource") is not { } resource)
        {
            return Results.Text("The parameter resource is missing", statusCode: StatusCodes.Status400BadRequest);
        }

        var links = new JsonArray();
        if (context.Request.Query["rel"].Contains(IssuerRelation))
        {
            links.Add(new JsonObject { ["rel"] = IssuerRelation, ["href"] = urls.Issuer });
        }

        return Results.Json(new JsonObject { ["subject"] = resource, ["links"] = links }, contentType: "application/jrd+json");
    }
}
