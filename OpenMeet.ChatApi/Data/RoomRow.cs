using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>The Matrix room of an event.</summary>
internal sealed class RoomRow
{
    public required string RoomId { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>The position given to the room's latest message. The row lock on it orders concurrent transactions.</summary>
    public long LastPosition { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RoomRow>
    {
        public void Configure(EntityTypeBuilder<RoomRow> builder)
        {
            builder.ToTable("rooms");
            builder.HasKey(r => r.RoomId);
            builder.HasIndex(r => r.EventId).IsUnique();
            builder.Property(r => r.RoomId).HasMaxLength(255);
        }
    }
}
