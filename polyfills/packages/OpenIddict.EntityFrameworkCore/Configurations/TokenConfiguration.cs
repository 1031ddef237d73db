using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class TokenConfiguration : IEntityTypeConfiguration<Token>
{
    public void Configure(EntityTypeBuilder<Token> builder)
    {
        builder.ToTable("OpenIddictTokens");
        builder.HasKey(token => token.Id);
        builder.HasIndex(token => token.ReferenceId).IsUnique();
        builder.HasIndex("ApplicationId", nameof(Token.Status), nameof(Token.Subject), nameof(Token.Type));
        builder.Property(token => token.Id).ValueGeneratedOnAdd();
        builder.Property(token => token.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
        builder.Property(token => token.ReferenceId).HasMaxLength(100);
        builder.Property(token => token.Status).HasMaxLength(50);
        builder.Property(token => token.Subject).HasMaxLength(400);

        // 6.x had 50; since 7.0 the column must hold token type identifiers (URNs).
        builder.Property(token => token.Type).HasMaxLength(150);
    }
}
