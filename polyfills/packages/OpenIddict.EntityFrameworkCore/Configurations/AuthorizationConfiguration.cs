using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class AuthorizationConfiguration : IEntityTypeConfiguration<Authorization>
{
    public void Configure(EntityTypeBuilder<Authorization> builder)
    {
        builder.ToTable("OpenIddictAuthorizations");
        builder.HasKey(authorization => authorization.Id);
        builder.HasIndex("ApplicationId", nameof(Authorization.Status), nameof(Authorization.Subject), nameof(Authorization.Type));
        builder.Property(authorization => authorization.Id).ValueGeneratedOnAdd();
        builder.Property(authorization => authorization.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
        builder.Property(authorization => authorization.Status).HasMaxLength(50);
        builder.Property(authorization => authorization.Subject).HasMaxLength(400);
        builder.Property(authorization => authorization.Type).HasMaxLength(50);
        builder.HasMany(authorization => authorization.Tokens)
            .WithOne(token => token.Authorization!)
            .HasForeignKey("AuthorizationId")
            .IsRequired(false);
    }
}
