namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictExtensions
{
    public static OpenIddictBuilder AddOpenIddict(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return new OpenIddictBuilder(services);
    }

    public static IServiceCollection AddOpenIddict(this IServiceCollection services, Action<OpenIddictBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(services.AddOpenIddict());
        return services;
    }
}
