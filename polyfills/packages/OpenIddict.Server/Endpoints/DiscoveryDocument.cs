using Microsoft.IdentityModel.Tokens;

namespace OpenIddict.Server;

/// <summary>OpenID Connect Discovery 1.0 section 3 and RFC 8414 section 2.</summary>
internal static class DiscoveryDocument
{
    public static OpenIddictResponse Create(OpenIddictServerTransaction transaction)
    {
        var options = transaction.Options;
        var response = new OpenIddictResponse { [Metadata.Issuer] = transaction.Issuer.AbsoluteUri };
        SetEndpoints(response, transaction);
        Set(response, Metadata.GrantTypesSupported, options.GrantTypes);
        Set(response, Metadata.ResponseTypesSupported, options.ResponseTypes);
        Set(response, Metadata.ResponseModesSupported, ResponseModesOf(options));
        Set(response, Metadata.ScopesSupported, options.Scopes);
        Set(response, Metadata.ClaimsSupported, options.Claims);
        Set(response, Metadata.IdTokenSigningAlgValuesSupported, SigningAlgorithmsOf(options));
        Set(response, Metadata.CodeChallengeMethodsSupported, options.CodeChallengeMethods);
        Set(response, Metadata.SubjectTypesSupported, options.SubjectTypes);
        Set(response, Metadata.PromptValuesSupported, options.PromptValues);
        SetAuthenticationMethods(response, Metadata.TokenEndpointAuthMethodsSupported, options, options.TokenEndpointUris);
        SetAuthenticationMethods(response, Metadata.IntrospectionEndpointAuthMethodsSupported, options, options.IntrospectionEndpointUris);
        SetAuthenticationMethods(response, Metadata.RevocationEndpointAuthMethodsSupported, options, options.RevocationEndpointUris);
        response["require_pushed_authorization_requests"] = false;
        response[Metadata.ClaimsParameterSupported] = false;
        response[Metadata.RequestParameterSupported] = false;
        response[Metadata.RequestUriParameterSupported] = false;
        response[Metadata.TlsClientCertificateBoundAccessTokens] = false;
        if (options.AuthorizationEndpointUris.Count is not 0)
        {
            response[Metadata.AuthorizationResponseIssParameterSupported] = true;
        }

        return response;
    }

    private static void SetEndpoints(OpenIddictResponse response, OpenIddictServerTransaction transaction)
    {
        var options = transaction.Options;
        (string Name, List<Uri> Uris)[] endpoints =
        [
            (Metadata.AuthorizationEndpoint, options.AuthorizationEndpointUris),
            (Metadata.TokenEndpoint, options.TokenEndpointUris),
            (Metadata.IntrospectionEndpoint, options.IntrospectionEndpointUris),
            (Metadata.EndSessionEndpoint, options.EndSessionEndpointUris),
            (Metadata.RevocationEndpoint, options.RevocationEndpointUris),
            (Metadata.UserInfoEndpoint, options.UserInfoEndpointUris),
            (Metadata.JwksUri, options.JsonWebKeySetEndpointUris),
        ];
        foreach (var (name, uris) in endpoints.Where(endpoint => endpoint.Uris.Count is not 0))
        {
            response[name] = EndpointMatcher.Absolute(transaction.BaseUri, uris[0]).AbsoluteUri;
        }
    }

    private static void SetAuthenticationMethods(
        OpenIddictResponse response, string name, OpenIddictServerOptions options, List<Uri> endpoint)
    {
        if (endpoint.Count is not 0)
        {
            Set(response, name, options.ClientAuthenticationMethods);
        }
    }

    private static void Set(OpenIddictResponse response, string name, IEnumerable<string> values)
        => response[name] = values.Distinct(StringComparer.Ordinal).ToArray();

    private static IEnumerable<string> ResponseModesOf(OpenIddictServerOptions options)
        => options.ResponseModes.OrderByDescending(mode => mode is ResponseModes.Query);

    private static IEnumerable<string> SigningAlgorithmsOf(OpenIddictServerOptions options) => options.SigningCredentials
        .Where(credentials => credentials.Key is AsymmetricSecurityKey)
        .Select(credentials => credentials.Algorithm);
}
