namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictEntityFrameworkCoreExtensions
{
    public static OpenIddictEntityFrameworkCoreBuilder UseEntityFrameworkCore(this OpenIddictCoreBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return new OpenIddictEntityFrameworkCoreBuilder(builder.Services);
    }

    public static OpenIddictCoreBuilder UseEntityFrameworkCore(
        this OpenIddictCoreBuilder builder, Action<OpenIddictEntityFrameworkCoreBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(builder.UseEntityFrameworkCore());
        return builder;
    }
}
