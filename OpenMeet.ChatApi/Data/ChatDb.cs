using Microsoft.EntityFrameworkCore;

namespace OpenMeet.ChatApi.Data;

/// <summary>The chat database: directory, rooms, the inbound log, bot sessions and the outbox.</summary>
internal sealed class ChatDb(DbContextOptions<ChatDb> options) : DbContext(options)
{
    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<AttendeeRow> Attendees => Set<AttendeeRow>();

    public DbSet<RoomRow> Rooms => Set<RoomRow>();

    public DbSet<RoomMessageRow> RoomMessages => Set<RoomMessageRow>();

    public DbSet<TransactionRow> Transactions => Set<TransactionRow>();

    public DbSet<BotSessionRow> BotSessions => Set<BotSessionRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<InstallationRow> Installation => Set<InstallationRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ChatDb).Assembly);
        SnakeCaseColumns.Apply(modelBuilder);
    }
}
