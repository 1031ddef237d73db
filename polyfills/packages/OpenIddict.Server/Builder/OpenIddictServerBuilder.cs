using System.ComponentModel;
using OpenIddict.Server;

namespace Microsoft.Extensions.DependencyInjection;

public sealed partial class OpenIddictServerBuilder(IServiceCollection services)
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    public OpenIddictServerBuilder Configure(Action<OpenIddictServerOptions> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Services.Configure(configuration);
        return this;
    }

    public OpenIddictServerBuilder SetIssuer(string uri)
    {
        if (string.IsNullOrEmpty(uri))
        {
            throw new ArgumentException("The issuer cannot be null or empty.", nameof(uri));
        }

        return SetIssuer(new Uri(uri, UriKind.RelativeOrAbsolute));
    }

    public OpenIddictServerBuilder SetIssuer(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return Configure(options => options.Issuer = uri);
    }

    public OpenIddictServerBuilder DisableAccessTokenEncryption()
        => Configure(options => options.DisableAccessTokenEncryption = true);

    public OpenIddictServerBuilder DisableRollingRefreshTokens()
        => Configure(options => options.DisableRollingRefreshTokens = true);

    public OpenIddictServerBuilder DisableSlidingRefreshTokenExpiration()
        => Configure(options => options.DisableSlidingRefreshTokenExpiration = true);

    public OpenIddictServerBuilder UseReferenceAccessTokens()
        => Configure(options => options.UseReferenceAccessTokens = true);

    public OpenIddictServerBuilder UseReferenceRefreshTokens()
        => Configure(options => options.UseReferenceRefreshTokens = true);
}
