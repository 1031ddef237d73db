namespace OpenIddict.EntityFrameworkCore.Models;

public class OpenIddictEntityFrameworkCoreScope<TKey>
    where TKey : notnull, IEquatable<TKey>
{
    public virtual string? ConcurrencyToken { get; set; } = Guid.NewGuid().ToString();

    public virtual string? Description { get; set; }

    public virtual string? Descriptions { get; set; }

    public virtual string? DisplayName { get; set; }

    public virtual string? DisplayNames { get; set; }

    public virtual TKey? Id { get; set; }

    public virtual string? Name { get; set; }

    public virtual string? Properties { get; set; }

    public virtual string? Resources { get; set; }
}
