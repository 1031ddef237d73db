namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreApplication : OpenIddictEntityFrameworkCoreApplication<string, OpenIddictEntityFrameworkCoreAuthorization, OpenIddictEntityFrameworkCoreToken>
{
    public OpenIddictEntityFrameworkCoreApplication() => Id = Guid.NewGuid().ToString();
}
