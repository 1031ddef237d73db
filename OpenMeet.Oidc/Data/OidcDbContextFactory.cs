using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OpenMeet.Oidc.Data;

/// <summary>The context for <c>dotnet ef</c>, which needs the model but neither settings nor a database.</summary>
internal sealed class OidcDbContextFactory : IDesignTimeDbContextFactory<OidcDbContext>
{
    /// <inheritdoc/>
    public OidcDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<OidcDbContext>().UseNpgsql().UseOpenIddict().Options);
}
