namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreApplication<TKey, TAuthorization, TToken>
    where TKey : notnull, IEquatable<TKey>
    where TAuthorization : class
    where TToken : class
{
    public virtual string? ApplicationType { get; set; }

    public virtual ICollection<TAuthorization> Authorizations { get; } = new HashSet<TAuthorization>();

    public virtual string? ClientId { get; set; }

    public virtual string? ClientSecret { get; set; }

    public virtual string? ClientType { get; set; }

    public virtual string? ConcurrencyToken { get; set; } = Guid.NewGuid().ToString();

    public virtual string? ConsentType { get; set; }

    public virtual string? DisplayName { get; set; }

    public virtual string? DisplayNames { get; set; }

    public virtual TKey? Id { get; set; }

    public virtual string? JsonWebKeySet { get; set; }

    public virtual string? Permissions { get; set; }

    public virtual string? PostLogoutRedirectUris { get; set; }

    public virtual string? Properties { get; set; }

    public virtual string? RedirectUris { get; set; }

    public virtual string? Requirements { get; set; }

    public virtual string? Settings { get; set; }

    public virtual ICollection<TToken> Tokens { get; } = new HashSet<TToken>();
}
