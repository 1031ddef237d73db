namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreScope : OpenIddictEntityFrameworkCoreScope<string>
{
    public OpenIddictEntityFrameworkCoreScope() => Id = Guid.NewGuid().ToString();
}
