using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenMeet.ChatApi.Data;

/// <summary>What must never change under a filled database: the server name and the fingerprint of the encryption key.</summary>
internal sealed class InstallationRow
{
    public required string Name { get; init; }

    public required string Value { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<InstallationRow>
    {
        public void Configure(EntityTypeBuilder<InstallationRow> builder)
        {
            builder.ToTable("installation");
            builder.HasKey(i => i.Name);
        }
    }
}
