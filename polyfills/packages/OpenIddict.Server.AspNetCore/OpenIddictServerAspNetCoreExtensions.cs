namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictServerAspNetCoreExtensions
{
    public static OpenIddictServerAspNetCoreBuilder UseAspNetCore(this OpenIddictServerBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddAuthentication();
        return new OpenIddictServerAspNetCoreBuilder(builder.Services);
    }

    public static OpenIddictServerBuilder UseAspNetCore(
        this OpenIddictServerBuilder builder, Action<OpenIddictServerAspNetCoreBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(builder.UseAspNetCore());
        return builder;
    }
}
