using System.Diagnostics.CodeAnalysis;
using OpenIddict.Server;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class OpenIddictServerBuilder
{
    public OpenIddictServerBuilder SetAuthorizationEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetAuthorizationEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetAuthorizationEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.AuthorizationEndpointUris);

    public OpenIddictServerBuilder SetConfigurationEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetConfigurationEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetConfigurationEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.ConfigurationEndpointUris);

    public OpenIddictServerBuilder SetEndSessionEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetEndSessionEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetEndSessionEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.EndSessionEndpointUris);

    public OpenIddictServerBuilder SetIntrospectionEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetIntrospectionEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetIntrospectionEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.IntrospectionEndpointUris);

    public OpenIddictServerBuilder SetJsonWebKeySetEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetJsonWebKeySetEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetJsonWebKeySetEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.JsonWebKeySetEndpointUris);

    public OpenIddictServerBuilder SetRevocationEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetRevocationEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetRevocationEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.RevocationEndpointUris);

    public OpenIddictServerBuilder SetTokenEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetTokenEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetTokenEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.TokenEndpointUris);

    public OpenIddictServerBuilder SetUserInfoEndpointUris([StringSyntax(StringSyntaxAttribute.Uri)] params string[] uris)
        => SetUserInfoEndpointUris(Parse(uris));

    public OpenIddictServerBuilder SetUserInfoEndpointUris(params Uri[] uris)
        => SetUris(uris, options => options.UserInfoEndpointUris);

    private static Uri[] Parse(string[] uris)
    {
        ArgumentNullException.ThrowIfNull(uris);
        return [.. uris.Select(uri => new Uri(uri, UriKind.RelativeOrAbsolute))];
    }

    private OpenIddictServerBuilder SetUris(Uri[] uris, Func<OpenIddictServerOptions, List<Uri>> selector)
    {
        ArgumentNullException.ThrowIfNull(uris);
        if (uris.Any(uri => uri is { IsAbsoluteUri: true, IsFile: true } && !uri.OriginalString.StartsWith("file:", StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArgumentException("An endpoint needs a valid absolute or relative URI.", nameof(uris));
        }

        if (uris.Any(uri => uri.OriginalString.StartsWith('~')))
        {
            throw new ArgumentException("The URI of an endpoint cannot start with '~'.", nameof(uris));
        }

        return Configure(options =>
        {
            var list = selector(options);
            list.Clear();
            list.AddRange(uris);
        });
    }
}
