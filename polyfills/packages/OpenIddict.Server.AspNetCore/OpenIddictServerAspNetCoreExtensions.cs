using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictServerAspNetCoreExtensions
{
    public static OpenIddictServerAspNetCoreBuilder UseAspNetCore(this OpenIddictServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddAuthentication();
        services.TryAddScoped<OpenIddictServerAspNetCoreHandler>();
        services.TryAddScoped<ResponseWriter>();
        services.TryAddScoped<RedirectResponseWriter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<AuthenticationOptions>, AspNetCoreConfiguration>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<AuthenticationOptions>, AspNetCoreConfiguration>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<OpenIddictServerOptions>, AspNetCoreConfiguration>());
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIddictServerAspNetCoreOptions>, AspNetCoreConfiguration>());
        return new OpenIddictServerAspNetCoreBuilder(services);
    }

    public static OpenIddictServerBuilder UseAspNetCore(
        this OpenIddictServerBuilder builder, Action<OpenIddictServerAspNetCoreBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(builder.UseAspNetCore());
        return builder;
    }
}
