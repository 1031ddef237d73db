using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenMeet.ChatApi.Directory;

namespace OpenMeet.ChatApi.Data;

/// <summary>One person's part in one event.</summary>
internal sealed class AttendeeRow
{
    public required Guid EventId { get; init; }

    public required string TenantId { get; init; }

    public required string UserId { get; init; }

    public required AttendeeRole Role { get; set; }

    public required AttendeeStatus Status { get; set; }

    /// <summary>The room this person was last seen joined to: saves a Matrix call for each later use.</summary>
    public string? JoinedRoomId { get; set; }

    public PersonRow? Person { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AttendeeRow>
    {
        public void Configure(EntityTypeBuilder<AttendeeRow> builder)
        {
            builder.ToTable("attendees");
            builder.HasKey(a => new { a.EventId, a.UserId });
            builder.HasIndex(a => new { a.TenantId, a.UserId });
            builder.Property(a => a.Role).HasConversion<string>().HasMaxLength(32);
            builder.Property(a => a.Status).HasConversion<string>().HasMaxLength(32);
            builder.HasOne(a => a.Person).WithMany().HasForeignKey(a => new { a.TenantId, a.UserId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
