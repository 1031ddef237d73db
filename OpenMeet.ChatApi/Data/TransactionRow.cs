using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>
/// An appservice transaction that was worked. The digest of its body stands beside the id because a reset homeserver
/// starts counting again: the same id with another body is another transaction.
/// </summary>
internal sealed class TransactionRow
{
    public required string TransactionId { get; init; }

    public required byte[] Digest { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<TransactionRow>
    {
        public void Configure(EntityTypeBuilder<TransactionRow> builder)
        {
            builder.ToTable("appservice_transactions");
            builder.HasKey(t => new { t.TransactionId, t.Digest });
            builder.HasIndex(t => t.ReceivedAt);
            builder.Property(t => t.TransactionId).HasMaxLength(255);
        }
    }
}
