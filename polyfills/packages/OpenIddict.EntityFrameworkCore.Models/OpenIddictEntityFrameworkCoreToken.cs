namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreToken : OpenIddictEntityFrameworkCoreToken<string, OpenIddictEntityFrameworkCoreApplication, OpenIddictEntityFrameworkCoreAuthorization>
{
    public OpenIddictEntityFrameworkCoreToken() => Id = Guid.NewGuid().ToString();
}
