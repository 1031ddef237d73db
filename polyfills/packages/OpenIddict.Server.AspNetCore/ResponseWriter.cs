using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Writes a response in the form that its endpoint has.</summary>
internal sealed class ResponseWriter(IOptionsMonitor<OpenIddictServerAspNetCoreOptions> monitor, RedirectResponseWriter redirects)
{
    private OpenIddictServerAspNetCoreOptions Options => monitor.Get(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    public static OpenIddictResponse ToResponse(ServerError error)
        => new() { Error = error.Error, ErrorDescription = error.Description, ErrorUri = error.Uri };

    /// <returns>False if the application is to show the error itself.</returns>
    public async Task<bool> WriteAsync(HttpContext context, OpenIddictServerTransaction transaction, string? hostRedirectUri = null)
    {
        var response = transaction.Response!;
        context.Response.StatusCode = StatusCodeOf(transaction.EndpointType, response.Error);
        if (transaction.EndpointType is OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.Token
            or OpenIddictServerEndpointType.EndSession or OpenIddictServerEndpointType.Revocation)
        {
            SetCacheHeaders(context.Response, "no-store", "no-cache", "Thu, 01 Jan 1970 00:00:00 GMT");
        }

        if (transaction.EndpointType is OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.EndSession)
        {
            return await redirects.WriteAsync(context.Response, transaction, hostRedirectUri)
                || await WritePageErrorAsync(context, transaction, response);
        }

        if (AuthenticateHeader.Create(transaction.EndpointType, response, Options.Realm) is { } challenge)
        {
            context.Response.Headers.Append("WWW-Authenticate", challenge);
            if (transaction.EndpointType is OpenIddictServerEndpointType.UserInfo)
            {
                return true;
            }
        }

        await WriteJsonAsync(context, response);
        return true;
    }

    public static void SetCacheHeaders(HttpResponse response, string cacheControl, string pragma, string expires)
    {
        response.Headers.CacheControl = cacheControl;
        response.Headers.Pragma = pragma;
        response.Headers.Expires = expires;
    }

    private static int StatusCodeOf(OpenIddictServerEndpointType endpoint, string? error) => (endpoint, error) switch
    {
        (_, null or "") => StatusCodes.Status200OK,
        (OpenIddictServerEndpointType.UserInfo, Errors.InvalidToken or Errors.MissingToken) => StatusCodes.Status401Unauthorized,
        (OpenIddictServerEndpointType.UserInfo, Errors.InsufficientAccess or Errors.InsufficientScope) => StatusCodes.Status403Forbidden,
        (not OpenIddictServerEndpointType.UserInfo, Errors.InvalidClient) => StatusCodes.Status401Unauthorized,
        (_, Errors.ServerError) => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>For errors that no client may be told of, since it is not known where it can be reached.</summary>
    private async Task<bool> WritePageErrorAsync(HttpContext context, OpenIddictServerTransaction transaction, OpenIddictResponse response)
    {
        if (string.IsNullOrEmpty(response.Error))
        {
            return true;
        }

        if (Options.EnableErrorPassthrough && PassesThrough(transaction.EndpointType))
        {
            return false;
        }

        if (Options.EnableStatusCodePagesIntegration && context.Features.Get<IStatusCodePagesFeature>() is { Enabled: true })
        {
            return true;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in response.GetParameters())
        {
            if (name is not Parameters.State && (string?)value is { Length: > 0 } line)
            {
                text.Append(name).Append(':').AppendLine(line);
            }
        }

        await WriteAsync(context, "text/plain;charset=UTF-8", Encoding.UTF8.GetBytes(text.ToString()));
        return true;
    }

    private bool PassesThrough(OpenIddictServerEndpointType endpoint) => endpoint is OpenIddictServerEndpointType.Authorization
        ? Options.EnableAuthorizationEndpointPassthrough
        : Options.EnableEndSessionEndpointPassthrough;

    private async Task WriteJsonAsync(HttpContext context, OpenIddictResponse response)
    {
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream, new()
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = !Options.SuppressJsonResponseIndentation,
        }))
        {
            response.WriteTo(writer);
        }

        await WriteAsync(context, "application/json;charset=UTF-8", stream.GetBuffer().AsMemory(0, (int)stream.Length));
    }

    private static async Task WriteAsync(HttpContext context, string contentType, ReadOnlyMemory<byte> content)
    {
        context.Response.ContentType = contentType;
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }
}
