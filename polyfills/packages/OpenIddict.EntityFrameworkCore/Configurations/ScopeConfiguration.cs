using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class ScopeConfiguration : IEntityTypeConfiguration<Scope>
{
    public void Configure(EntityTypeBuilder<Scope> builder)
    {
        builder.ToTable("OpenIddictScopes");
        builder.HasKey(scope => scope.Id);
        builder.HasIndex(scope => scope.Name).IsUnique();
        builder.Property(scope => scope.Id).ValueGeneratedOnAdd();
        builder.Property(scope => scope.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
        builder.Property(scope => scope.Name).HasMaxLength(200);
    }
}
