namespace Microsoft.Extensions.DependencyInjection;

public static class OpenIddictCoreExtensions
{
    public static OpenIddictCoreBuilder AddCore(this OpenIddictBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddLogging();
        builder.Services.AddOptions();
        return new OpenIddictCoreBuilder(builder.Services);
    }

    public static OpenIddictBuilder AddCore(this OpenIddictBuilder builder, Action<OpenIddictCoreBuilder> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        configuration(builder.AddCore());
        return builder;
    }
}
