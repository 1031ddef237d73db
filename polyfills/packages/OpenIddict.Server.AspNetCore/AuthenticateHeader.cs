namespace OpenIddict.Server.AspNetCore;

/// <summary>The WWW-Authenticate header of refused clients (RFC 6749 section 5.2) and refused access tokens (RFC 6750 section 3).</summary>
internal static class AuthenticateHeader
{
    public static string? Create(OpenIddictServerEndpointType endpoint, OpenIddictResponse response, string? realm)
    {
        var scheme = (endpoint, response.Error) switch
        {
            (_, null or "") => null,
            (OpenIddictServerEndpointType.UserInfo, _) => Schemes.Bearer,
            (_, Errors.InvalidClient) => Schemes.Basic,
            _ => null,
        };
        if (scheme is null)
        {
            return null;
        }

        var parameters = response.GetParameters()
            // A request without any token is told the scheme only.
            .Where(parameter => response.Error is not Errors.MissingToken
                || parameter.Key is not (Parameters.Error or Parameters.ErrorDescription or Parameters.ErrorUri))
            .Select(parameter => (parameter.Key, Value: (string?)parameter.Value))
            .Prepend((Key: Parameters.Realm, Value: realm))
            .Where(parameter => !string.IsNullOrEmpty(parameter.Value))
            .Select(parameter => $"{parameter.Key}=\"{parameter.Value!.Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        return $"{scheme} {string.Join(", ", parameters)}".TrimEnd();
    }
}
