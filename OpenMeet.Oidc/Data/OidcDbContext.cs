using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace OpenMeet.Oidc.Data;

/// <summary>The <c>oidc</c> database: accounts, sessions, tickets and, by <c>UseOpenIddict</c>, clients, scopes and tokens.</summary>
internal sealed class OidcDbContext(DbContextOptions<OidcDbContext> options) : IdentityUserContext<Account>(options)
{
    /// <summary>Name of the unique index of localparts (ASP.NET Core Identity's own).</summary>
    internal const string LocalpartIndex = "UserNameIndex";

    /// <summary>Name of the unique index of e-mail addresses within a tenant.</summary>
    internal const string EmailIndex = "EmailIndex";

    public DbSet<BrowserSession> Sessions => Set<BrowserSession>();

    public DbSet<BotTicket> BotTickets => Set<BotTicket>();

    public DbSet<SignInCounter> SignInCounters => Set<SignInCounter>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("Accounts");
            account.Property(a => a.Id).HasMaxLength(320);
            account.Property(a => a.TenantId).HasMaxLength(255);
            account.Property(a => a.UserId).HasMaxLength(64);
            account.Property(a => a.Handle).HasMaxLength(255);
            account.Property(a => a.DisplayName).HasMaxLength(200);
            account.Ignore(a => a.Localpart);

            // The same person may have an account in two tenants, so an address is unique within a tenant only.
            account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("AddressIndex");
            account.HasIndex(a => new { a.TenantId, a.NormalizedEmail }).HasDatabaseName(EmailIndex).IsUnique();
        });
        builder.Entity<BrowserSession>(session =>
        {
            session.HasKey(s => s.IdHash);
            session.HasIndex(s => s.ExpiresAt);
            session.HasOne(s => s.Account).WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<BotTicket>(ticket =>
        {
            ticket.HasKey(t => t.CodeHash);
            ticket.HasIndex(t => t.ExpiresAt);
            ticket.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SignInCounter>(counter =>
        {
            counter.HasKey(c => c.Key);
            counter.HasIndex(c => c.EndsAt);
        });
        builder.Entity<ProtectionKey>(key => key.HasIndex(k => k.FriendlyName).IsUnique());
    }
}
