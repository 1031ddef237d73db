using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpenMeet.ChatApi.Data;

/// <summary>Lets <c>dotnet ef</c> make migrations without a database and without this service's settings.</summary>
internal sealed class ChatDbDesign : IDesignTimeDbContextFactory<ChatDb>
{
    public ChatDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ChatDb>().UseNpgsql().Options);
}
