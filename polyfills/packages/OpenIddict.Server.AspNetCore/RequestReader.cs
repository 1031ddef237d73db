using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Reads the parameters of a request from query, form and Authorization header.</summary>
internal static class RequestReader
{
    private const string BearerPrefix = Schemes.Bearer + " ";

    public static async Task<ServerError?> ReadAsync(HttpRequest request, OpenIddictServerTransaction transaction)
    {
        var (allowsGet, allowsPost) = transaction.EndpointType switch
        {
            OpenIddictServerEndpointType.Configuration or OpenIddictServerEndpointType.JsonWebKeySet => (true, false),
            OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.Revocation => (false, true),
            _ => (true, true),
        };
        if (allowsGet && HttpMethods.IsGet(request.Method))
        {
            transaction.Request = new OpenIddictRequest(request.Query);
        }
        else if (!allowsPost || !HttpMethods.IsPost(request.Method))
        {
            return RequestErrors.InvalidMethod;
        }
        else if (ValidateContentType(request) is { } error)
        {
            return error;
        }
        else
        {
            transaction.Request = new OpenIddictRequest(await request.ReadFormAsync(transaction.CancellationToken));
        }

        return ReadAuthorizationHeader(request.Headers.Authorization.ToString(), transaction);
    }

    private static ServerError? ValidateContentType(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return RequestErrors.MissingHeader(HeaderNames.ContentType);
        }

        return request.ContentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? null
            : RequestErrors.InvalidHeader(HeaderNames.ContentType);
    }

    private static ServerError? ReadAuthorizationHeader(string header, OpenIddictServerTransaction transaction)
    {
        switch (transaction.EndpointType)
        {
            case OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.Introspection or OpenIddictServerEndpointType.Revocation:
                return BasicCredentials.Read(header, transaction.Request);
            case OpenIddictServerEndpointType.UserInfo when header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase):
                transaction.Request.AccessToken = header[BearerPrefix.Length..];
                return null;
            default:
                return null;
        }
    }
}
