using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenIddict.EntityFrameworkCore;

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("OpenIddictApplications");
        builder.HasKey(application => application.Id);
        builder.HasIndex(application => application.ClientId).IsUnique();
        builder.Property(application => application.Id).ValueGeneratedOnAdd();
        builder.Property(application => application.ApplicationType).HasMaxLength(50);
        builder.Property(application => application.ClientId).HasMaxLength(100);
        builder.Property(application => application.ClientType).HasMaxLength(50);
        builder.Property(application => application.ConcurrencyToken).HasMaxLength(50).IsConcurrencyToken();
        builder.Property(application => application.ConsentType).HasMaxLength(50);
        builder.HasMany(application => application.Authorizations)
            .WithOne(authorization => authorization.Application!)
            .HasForeignKey("ApplicationId")
            .IsRequired(false);
        builder.HasMany(application => application.Tokens)
            .WithOne(token => token.Application!)
            .HasForeignKey("ApplicationId")
            .IsRequired(false);
    }
}
