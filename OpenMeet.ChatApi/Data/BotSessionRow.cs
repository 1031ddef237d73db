using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>A tenant's bot on Matrix. Tokens are sealed by <see cref="Identity.TokenCipher"/>.</summary>
internal sealed class BotSessionRow
{
    public required string TenantId { get; init; }

    public required string MatrixUserId { get; set; }

    public required string DeviceId { get; set; }

    public required byte[] AccessToken { get; set; }

    public byte[]? RefreshToken { get; set; }

    /// <summary>When the access token ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The OAuth client or the personal session that the tokens belong to.</summary>
    public required string GrantId { get; set; }

    public required DateTimeOffset RenewedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<BotSessionRow>
    {
        public void Configure(EntityTypeBuilder<BotSessionRow> builder)
        {
            builder.ToTable("bot_sessions");
            builder.HasKey(s => s.TenantId);
        }
    }
}
