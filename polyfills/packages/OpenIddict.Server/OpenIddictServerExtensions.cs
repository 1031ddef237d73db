using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictServerExtensions
{
    public static OpenIddictServerBuilder AddServer(this OpenIddictBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddLogging();
        services.AddOptions();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIddictServerOptions>, ServerConfiguration>());
        services.TryAddScoped<AuthorizationRequestValidator>();
        services.TryAddScoped<ClientAssertionValidator>();
        services.TryAddScoped<ClientAuthenticator>();
        services.TryAddScoped<EndpointResponder>();
        services.TryAddScoped<EndSessionRequestValidator>();
        services.TryAddScoped<IntrospectionResponse>();
        services.TryAddScoped<RequestValidator>();
        services.TryAddScoped<ScopeValidator>();
        services.TryAddScoped<SignInProcessor>();
        services.TryAddScoped<SignInTokens>();
        services.TryAddScoped<TokenFactory>();
        services.TryAddScoped<TokenLifetimes>();
        services.TryAddScoped<TokenManagementRequestValidator>();
        services.TryAddScoped<TokenRequestValidator>();
        services.TryAddScoped<TokenValidator>();
        return new OpenIddictServerBuilder(services);
    }

    public static OpenIddictBuilder AddServer(this OpenIddictBuilder builder, Action<OpenIddictServerBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(builder.AddServer());
        return builder;
    }
}
