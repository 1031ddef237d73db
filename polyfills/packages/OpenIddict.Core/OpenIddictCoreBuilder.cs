using System.ComponentModel;

namespace Microsoft.Extensions.DependencyInjection;

public sealed class OpenIddictCoreBuilder(IServiceCollection services)
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IServiceCollection Services { get; } = services ?? throw new ArgumentNullException(nameof(services));
}
