using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using OpenMeet.ServiceDefaults.Data;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class MigrationTests
{
    [Fact]
    public async Task Two_replicas_that_start_at_once_migrate_the_database_once()
    {
        var database = await PostgresServer.CreateDatabaseAsync("migrations");
        await using var first = await StartAsync(database);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await (await StartAsync(database)).DisposeAsync()));
        await using var source = NpgsqlDataSource.Create(database);
        await using var count = source.CreateCommand("""SELECT count(*) FROM "things", "__EFMigrationsHistory" """);
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_context_has_a_health_check_that_asks_the_database()
    {
        await using var service = await StartAsync(await PostgresServer.CreateDatabaseAsync("health"));
        Assert.Equal("Healthy", await service.Client.GetStringAsync("health"));
    }

    private static Task<TestService> StartAsync(string database) => TestService.StartAsync(
        builder =>
        {
            builder.Configuration["ConnectionStrings:thingsdb"] = database;
            builder.AddServiceDefaults();
            builder.AddNpgsqlDbContext<Things>("thingsdb");
            builder.Services.AddMigrationsAtStart<Things>();
        },
        app => app.MapDefaultEndpoints());

    internal sealed class Things(DbContextOptions<Things> options) : DbContext(options);

    [DbContext(typeof(Things))]
    [Migration("20250101000000_First")]
    internal sealed class First : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("CREATE TABLE things (id int); INSERT INTO things VALUES (1);");
    }
}
