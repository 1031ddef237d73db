using System.Text.Json.Nodes;
using OpenMeet.Proxy.Routing;
using OpenMeet.Proxy.Settings;

namespace OpenMeet.Proxy.WellKnown;

/// <summary>
/// How Matrix clients and servers find the homeserver from the server name
/// (https://spec.matrix.org/v1.16/client-server-api/#getwell-knownmatrixclient, MSC2965), and where its
/// group calls are (MSC4143). Served on the homeserver's name,
/// and on the server name, be it a public name or not.
/// </summary>
internal static class WellKnownEndpoints
{
    /// <summary>Where the documents lie.</summary>
    internal const string Folder = "/.well-known/matrix";

    public static void MapWellKnown(this WebApplication app, ProxySettings settings)
    {
        var matrix = settings.PublicUrls[PublicName.Matrix];
        var account = settings.PublicUrls[PublicName.Account];
        var hosts = settings.PublicUrls
            .Where(url => url.Key == PublicName.Matrix || url.Value.Authority.Equals(settings.MatrixServerName, StringComparison.OrdinalIgnoreCase))
            .Select(url => url.Value.Authority)
            .ToArray();
        var client = new JsonObject
        {
            ["m.homeserver"] = new JsonObject { ["base_url"] = matrix.GetLeftPart(UriPartial.Authority) },
            ["org.matrix.msc2965.authentication"] = new JsonObject
            {
                ["issuer"] = account.AbsoluteUri,
                ["account"] = new Uri(account, "account/").AbsoluteUri,
            },
        };
        if (settings.MatrixRtc is { } rtc)
        {
            client["org.matrix.msc4143.rtc_foci"] = new JsonArray(
                new JsonObject { ["type"] = "livekit", ["livekit_service_url"] = rtc.AbsoluteUri.TrimEnd('/') });
        }

        Map(app, $"{Folder}/client", hosts, client);
        Map(app, $"{Folder}/server", hosts, new JsonObject { ["m.server"] = $"{matrix.Host}:{matrix.Port}" });
    }

    private static void Map(WebApplication app, string path, string[] hosts, JsonObject document)
    {
        var json = document.ToJsonString();
        app.MapMethods(path, [HttpMethods.Get, HttpMethods.Head, HttpMethods.Options], (HttpContext context) =>
        {
            // Any page may read it, as the specification asks.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
            context.Response.Headers.AccessControlAllowHeaders = "X-Requested-With, Content-Type, Authorization";
            return HttpMethods.IsOptions(context.Request.Method) ? Results.NoContent() : Results.Text(json, "application/json");
        }).RequireHost(hosts);
    }
}
