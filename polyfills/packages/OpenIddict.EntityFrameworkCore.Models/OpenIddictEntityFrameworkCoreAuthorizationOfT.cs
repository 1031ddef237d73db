namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreAuthorization<TKey, TApplication, TToken>
    where TKey : notnull, IEquatable<TKey>
    where TApplication : class
    where TToken : class
{
    public virtual TApplication? Application { get; set; }

    public virtual string? ConcurrencyToken { get; set; } = Guid.NewGuid().ToString();

    public virtual DateTime? CreationDate { get; set; }

    public virtual TKey? Id { get; set; }

    public virtual string? Properties { get; set; }

    public virtual string? Scopes { get; set; }

    public virtual string? Status { get; set; }

    public virtual string? Subject { get; set; }

    public virtual ICollection<TToken> Tokens { get; } = new HashSet<TToken>();

    public virtual string? Type { get; set; }
}
