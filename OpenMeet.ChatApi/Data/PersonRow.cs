using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>A person of one tenant. The handle never changes: it is the Matrix id.</summary>
internal sealed class PersonRow
{
    public required string TenantId { get; init; }

    public required string UserId { get; init; }

    public required string Handle { get; init; }

    public required string MatrixUserId { get; init; }

    public required string DisplayName { get; set; }

    /// <summary>When MAS and Synapse were seen to know this person; null until then.</summary>
    public DateTimeOffset? ProvisionedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PersonRow>
    {
        public void Configure(EntityTypeBuilder<PersonRow> builder)
        {
            builder.ToTable("people");
            builder.HasKey(p => new { p.TenantId, p.UserId });
            builder.HasIndex(p => p.MatrixUserId).IsUnique();
            builder.Property(p => p.UserId).HasMaxLength(64);
            builder.Property(p => p.MatrixUserId).HasMaxLength(255);
        }
    }
}
