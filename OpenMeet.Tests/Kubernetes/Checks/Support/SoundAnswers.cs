using Microsoft.AspNetCore.Http;
using OpenMeet.AppHost.Kubernetes.Checks;

namespace OpenMeet.Tests.Kubernetes.Checks.Support;

/// <summary>What a sound deployment answers to everything that is asked.</summary>
internal static class SoundAnswers
{
    public const string Policy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

    private const string Upstream = "/upstream/authorize/01K0PENMEET0PENXDDXCT00003";

    public static void Give(ScriptedDeployment deployment)
    {
        var urls = deployment.Urls;
        Matrix(deployment, urls);
        deployment.OnJson("account GET /.well-known/openid-configuration", Discovery(urls.Account, ""","prompt_values_supported":["login"]"""));
        deployment.OnJson("account GET /keys", """{"keys":[{"kty":"RSA","n":"x","e":"AQAB"}]}""");
        deployment.On("account GET /login", Redirect(Upstream));
        deployment.On($"account GET {Upstream}", Redirect($"{urls.Id}authorize?client_id=mas"));
        deployment.OnJson("id GET /.well-known/openid-configuration", Discovery(urls.Id));
        deployment.OnJson("id GET /keys", """{"keys":[{"kty":"RSA","n":"x","e":"AQAB"}]}""");
        deployment.OnHtml("id GET /login", "<form>", ("Content-Security-Policy", Policy), ("Cache-Control", "no-store"));
        deployment.OnHtml("chat GET /", "<main>", ("Content-Security-Policy", Policy));
        deployment.OnJson("chat GET /page/settings", $$"""{"issuer":"{{urls.Id}}","clientId":"openmeet-chat"}""");
        deployment.OnStatus("chat GET /lib/signalr.min.js", 200);
        deployment.OnStatus("chat GET /api/chat/events", 401);
        deployment.OnStatus("chat POST /hubs/chat/negotiate", 401);
        deployment.OnStatus("chat GET /hubs/chat", 401);
        deployment.OnHtml("element GET /", "<main>");
        deployment.OnJson("element GET /config.json", $$"""{"default_server_config":{"m.homeserver":{"base_url":"{{urls.Matrix}}","server_name":"openmeet.test"} } }""");
    }

    public static string Discovery(Uri issuer, string more = "") =>
        $$"""
        {"issuer":"{{issuer}}","authorization_endpoint":"{{issuer}}authorize","token_endpoint":"{{issuer}}token","jwks_uri":"{{issuer}}keys",
         "response_types_supported":["code"],"code_challenge_methods_supported":["S256"]{{more}}}
        """;

    public static RequestDelegate Redirect(string location) => context =>
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    };

    public static string WellKnown(Uri homeserver, Uri issuer) =>
        $$"""{"m.homeserver":{"base_url":"{{homeserver}}"},"org.matrix.msc2965.authentication":{"issuer":"{{issuer}}"} }""";

    private static void Matrix(ScriptedDeployment deployment, PublicUrls urls)
    {
        deployment.On("matrix GET /.well-known/matrix/client", Open(WellKnown(urls.Matrix, urls.Account)));
        deployment.OnJson("matrix GET /.well-known/matrix/server", $$"""{"m.server":"{{urls.Matrix.Authority}}"}""");
        deployment.OnJson("matrix GET /_matrix/client/versions", """{"versions":["v1.1","v1.12"]}""");
        deployment.On("matrix OPTIONS /_matrix/client/v3/sync", Open("{}"));
        deployment.On("matrix GET /_matrix/client/v3/account/whoami", context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return context.Response.WriteAsync(context.Request.Headers.Authorization.Count == 0 ? """{"errcode":"M_MISSING_TOKEN"}""" : """{"errcode":"M_UNKNOWN_TOKEN"}""");
        });
        deployment.OnJson("matrix GET /_matrix/client/v3/login", """{"flows":[{"type":"m.login.sso"}]}""");
        deployment.OnJson("matrix GET /_matrix/client/v3/publicRooms", """{"errcode":"M_MISSING_TOKEN"}""", 401);
        deployment.OnJson("matrix POST /_matrix/client/v3/register", """{"errcode":"M_FORBIDDEN"}""", 403);
        deployment.OnJson("matrix GET /_matrix/client/v1/auth_metadata", Discovery(urls.Account));
    }

    /// <summary>JSON that pages of every origin may read.</summary>
    private static RequestDelegate Open(string json) => context =>
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return context.Response.WriteAsync(json);
    };
}
