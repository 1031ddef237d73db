using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace OpenTelemetry.Instrumentation.AspNetCore;

/// <summary>Attributes of a server span: https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server-span.</summary>
internal static class RequestTags
{
    private static readonly HashSet<string> KnownMethods = new(StringComparer.OrdinalIgnoreCase)
    {
        "CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE",
    };

    public static void Begin(Activity activity, HttpRequest request)
    {
        var method = Method(activity, request.Method);
        activity.DisplayName = Name(method);
        activity.SetTag("url.scheme", request.Scheme);
        activity.SetTag("url.path", request.PathBase + request.Path);
        activity.SetTag("network.protocol.version", request.Protocol.Replace("HTTP/", "", StringComparison.Ordinal));
        if (request.Host.HasValue)
        {
            activity.SetTag("server.address", request.Host.Host);
            activity.SetTag("server.port", request.Host.Port);
        }

        if (request.QueryString.HasValue)
        {
            activity.SetTag("url.query", Redacted(request.QueryString.Value!));
        }

        if (request.Headers.UserAgent is [{ Length: > 0 } agent, ..])
        {
            activity.SetTag("user_agent.original", agent);
        }
    }

    public static void Finish(Activity activity, HttpContext context)
    {
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { Length: > 0 } route)
        {
            activity.SetTag("http.route", route);
            activity.DisplayName = $"{Name(activity.GetTagItem("http.request.method") as string ?? context.Request.Method)} {route}";
        }

        var status = context.Response.StatusCode;
        activity.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            var exception = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Error;
            activity.SetStatus(ActivityStatusCode.Error);
            activity.SetTag("error.type", exception?.GetType().FullName ?? status.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Name(string method) => method == "_OTHER" ? "HTTP" : method;

    private static string Method(Activity activity, string method)
    {
        var known = KnownMethods.TryGetValue(method, out var canonical) ? canonical : "_OTHER";
        activity.SetTag("http.request.method", known);
        if (known != method)
        {
            activity.SetTag("http.request.method_original", method);
        }

        return known;
    }

    /// <summary>Values may be tokens; names are kept.</summary>
    private static string Redacted(string query) =>
        "?" + string.Join('&', query.TrimStart('?').Split('&').Select(static pair =>
            pair.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 ? pair[..(equals + 1)] + "Redacted" : pair));
}
