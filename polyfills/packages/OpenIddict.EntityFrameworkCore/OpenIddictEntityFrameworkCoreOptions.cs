namespace OpenIddict.EntityFrameworkCore;

public sealed class OpenIddictEntityFrameworkCoreOptions
{
    public Type? DbContextType { get; set; }
}
