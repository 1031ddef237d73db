namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreToken<TKey, TApplication, TAuthorization>
    where TKey : notnull, IEquatable<TKey>
    where TApplication : class
    where TAuthorization : class
{
    public virtual TApplication? Application { get; set; }

    public virtual TAuthorization? Authorization { get; set; }

    public virtual string? ConcurrencyToken { get; set; } = Guid.NewGuid().ToString();

    public virtual DateTime? CreationDate { get; set; }

    public virtual DateTime? ExpirationDate { get; set; }

    public virtual TKey? Id { get; set; }

    public virtual string? Payload { get; set; }

    public virtual string? Properties { get; set; }

    public virtual DateTime? RedemptionDate { get; set; }

    public virtual string? ReferenceId { get; set; }

    public virtual string? Status { get; set; }

    public virtual string? Subject { get; set; }

    public virtual string? Type { get; set; }
}
