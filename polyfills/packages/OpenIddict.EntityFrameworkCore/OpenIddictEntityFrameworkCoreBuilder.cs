using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

public sealed class OpenIddictEntityFrameworkCoreBuilder(IServiceCollection services)
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));

    public OpenIddictEntityFrameworkCoreBuilder Configure(Action<OpenIddictEntityFrameworkCoreOptions> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        Services.Configure(configuration);
        return this;
    }

    public OpenIddictEntityFrameworkCoreBuilder UseDbContext<TContext>()
        where TContext : DbContext
        => UseDbContext(typeof(TContext));

    public OpenIddictEntityFrameworkCoreBuilder UseDbContext(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!typeof(DbContext).IsAssignableFrom(type))
        {
            throw new ArgumentException("The type is not a DbContext.", nameof(type));
        }

        return Configure(options => options.DbContextType = type);
    }
}
