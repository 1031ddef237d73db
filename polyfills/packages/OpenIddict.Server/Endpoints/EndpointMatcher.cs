namespace OpenIddict.Server;

/// <summary>Finds the endpoint that a request was sent to. Case and a trailing slash of the path do not matter.</summary>
internal static class EndpointMatcher
{
    public static OpenIddictServerEndpointType Match(OpenIddictServerOptions options, Uri baseUri, Uri requestUri)
    {
        (List<Uri> Uris, OpenIddictServerEndpointType Type)[] endpoints =
        [
            (options.AuthorizationEndpointUris, OpenIddictServerEndpointType.Authorization),
            (options.ConfigurationEndpointUris, OpenIddictServerEndpointType.Configuration),
            (options.EndSessionEndpointUris, OpenIddictServerEndpointType.EndSession),
            (options.IntrospectionEndpointUris, OpenIddictServerEndpointType.Introspection),
            (options.JsonWebKeySetEndpointUris, OpenIddictServerEndpointType.JsonWebKeySet),
            (options.RevocationEndpointUris, OpenIddictServerEndpointType.Revocation),
            (options.TokenEndpointUris, OpenIddictServerEndpointType.Token),
            (options.UserInfoEndpointUris, OpenIddictServerEndpointType.UserInfo),
        ];
        return endpoints
            .FirstOrDefault(endpoint => endpoint.Uris.Exists(uri => AreEquivalent(Absolute(baseUri, uri), requestUri)))
            .Type;
    }

    public static Uri Absolute(Uri baseUri, Uri uri)
    {
        if (uri.IsAbsoluteUri)
        {
            return uri;
        }

        // A path base without trailing slash would be replaced by the relative URI instead of being extended.
        var root = baseUri.AbsoluteUri.EndsWith('/') ? baseUri : new Uri(baseUri.AbsoluteUri + "/");
        return new Uri(root, uri);
    }

    public static bool AreEquivalent(Uri left, Uri right)
        => string.Equals(left.Scheme, right.Scheme, StringComparison.OrdinalIgnoreCase)
            && string.Equals(left.Host, right.Host, StringComparison.OrdinalIgnoreCase)
            && left.Port == right.Port
            && string.Equals(WithoutTrailingSlash(left), WithoutTrailingSlash(right), StringComparison.OrdinalIgnoreCase);

    private static string WithoutTrailingSlash(Uri uri) => uri.AbsolutePath.EndsWith('/') ? uri.AbsolutePath[..^1] : uri.AbsolutePath;
}
