using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>A side effect on Matrix that is still owed. Rows of one key are worked in the order of their ids.</summary>
internal sealed class OutboxRow
{
    public long Id { get; init; }

    public required string Key { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public int Attempts { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>The code of the last failure, for the operator.</summary>
    public string? LastFailure { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<OutboxRow>
    {
        public void Configure(EntityTypeBuilder<OutboxRow> builder)
        {
            builder.ToTable("outbox");
            builder.HasKey(o => o.Id);
            builder.HasIndex(o => new { o.Key, o.Id });
            builder.HasIndex(o => o.NextAttemptAt);
            builder.Property(o => o.Payload).HasColumnType("jsonb");
        }
    }
}
