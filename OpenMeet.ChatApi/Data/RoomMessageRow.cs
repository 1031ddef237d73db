using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>A message as it came in from Synapse, kept for a while so that a client can fill a gap.</summary>
internal sealed class RoomMessageRow
{
    /// <summary>The content of what was redacted.</summary>
    public const string Redacted = "{}";

    public required string RoomId { get; init; }

    /// <summary>Dense per room, in commit order: the message before position <c>n</c> has position <c>n - 1</c>.</summary>
    public required long Position { get; init; }

    public required string EventId { get; init; }

    public required string Sender { get; init; }

    /// <summary>The event's content as JSON; <see cref="Redacted"/> once it has been.</summary>
    public required string Content { get; set; }

    /// <summary>The homeserver's clock when the message was sent, milliseconds since 1970.</summary>
    public required long Timestamp { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RoomMessageRow>
    {
        public void Configure(EntityTypeBuilder<RoomMessageRow> builder)
        {
            builder.ToTable("room_messages");
            builder.HasKey(m => new { m.RoomId, m.Position });
            builder.HasIndex(m => m.EventId).IsUnique();
            builder.HasIndex(m => m.ReceivedAt);
            builder.Property(m => m.RoomId).HasMaxLength(255);
            builder.Property(m => m.EventId).HasMaxLength(255);
            builder.Property(m => m.Sender).HasMaxLength(255);
            builder.Property(m => m.Content).HasColumnType("jsonb");
            builder.HasOne<RoomRow>().WithMany().HasForeignKey(m => m.RoomId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
