using System.ComponentModel;
using OpenIddict.Server.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

public sealed class OpenIddictServerAspNetCoreBuilder(IServiceCollection services)
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    public OpenIddictServerAspNetCoreBuilder Configure(Action<OpenIddictServerAspNetCoreOptions> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Services.Configure(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, configuration);
        return this;
    }

    public OpenIddictServerAspNetCoreBuilder DisableTransportSecurityRequirement() => Configure(options => options.DisableTransportSecurityRequirement = true);

    public OpenIddictServerAspNetCoreBuilder EnableAuthorizationEndpointPassthrough() => Configure(options => options.EnableAuthorizationEndpointPassthrough = true);

    public OpenIddictServerAspNetCoreBuilder EnableEndSessionEndpointPassthrough() => Configure(options => options.EnableEndSessionEndpointPassthrough = true);

    public OpenIddictServerAspNetCoreBuilder EnableTokenEndpointPassthrough() => Configure(options => options.EnableTokenEndpointPassthrough = true);

    public OpenIddictServerAspNetCoreBuilder EnableUserInfoEndpointPassthrough() => Configure(options => options.EnableUserInfoEndpointPassthrough = true);

    public OpenIddictServerAspNetCoreBuilder EnableErrorPassthrough() => Configure(options => options.EnableErrorPassthrough = true);

    public OpenIddictServerAspNetCoreBuilder EnableStatusCodePagesIntegration() => Configure(options => options.EnableStatusCodePagesIntegration = true);

    public OpenIddictServerAspNetCoreBuilder SuppressJsonResponseIndentation() => Configure(options => options.SuppressJsonResponseIndentation = true);

    public OpenIddictServerAspNetCoreBuilder SetRealm(string realm)
    {
        if (string.IsNullOrEmpty(realm))
        {
            throw new ArgumentException("The realm cannot be null or empty.", nameof(realm));
        }

        return Configure(options => options.Realm = realm);
    }
}
