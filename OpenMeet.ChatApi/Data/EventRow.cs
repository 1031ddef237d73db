using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenMeet.ChatApi.Directory;

namespace OpenMeet.ChatApi.Data;

/// <summary>An event as the platform last described it.</summary>
internal sealed class EventRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string TenantId { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required EventVisibility Visibility { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public List<AttendeeRow> Attendees { get; } = [];

    public RoomRow? Room { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("events");
            builder.HasKey(e => e.Id);
            builder.HasIndex(e => new { e.TenantId, e.Slug }).IsUnique();
            builder.Property(e => e.Visibility).HasConversion<string>().HasMaxLength(32);
            builder.HasMany(e => e.Attendees).WithOne().HasForeignKey(a => a.EventId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne(e => e.Room).WithOne().HasForeignKey<RoomRow>(r => r.EventId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
