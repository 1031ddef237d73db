using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using OpenMeet.Tests.Support;

namespace Aspire.Hosting.Tests.Servers;

/// <summary>AddPostgres on a real server: the orchestrator's events are published by hand.</summary>
public sealed class PostgresTests : IAsyncLifetime
{
    private readonly IDistributedApplicationBuilder _builder = AppHosts.Running();
    private readonly string _suffix = Guid.NewGuid().ToString("N");
    private IResourceBuilder<PostgresServerResource> _postgres = null!;
    private DistributedApplication _application = null!;

    public async Task InitializeAsync()
    {
        var server = new NpgsqlConnectionStringBuilder(await PostgresServer.CreateDatabaseAsync("aspire"));
        var password = _builder.AddParameter("password", server.Password!);
        _postgres = _builder.AddPostgres("pg", password: password);
        _postgres.GetEndpoint("tcp").Allocate(server.Port, "pg.dev.internal", 5432);
        _postgres.AddDatabase("plain", Unique("plain"));
        _postgres.AddDatabase("scripted", Unique("scripted")).WithCreationScript($"""CREATE DATABASE "{Unique("scripted")}" TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'""");
        _application = _builder.Build();
    }

    public async Task DisposeAsync() => await _application.DisposeAsync();

    [Fact]
    public async Task Databases_are_created_when_the_server_is_ready()
    {
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync("plain_check"));

        await ReadyAsync();

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Healthy), (await HealthAsync("plain_check"), await HealthAsync("scripted_check")));
    }

    [Fact]
    public async Task Databases_that_are_there_are_left_alone()
    {
        await ReadyAsync();
        await ExecuteAsync("CREATE TABLE kept (id int)");

        await ReadyAsync();

        await ExecuteAsync("SELECT * FROM kept");
    }

    [Fact]
    public async Task A_server_without_a_connection_string_is_unhealthy() => Assert.Equal(HealthStatus.Unhealthy, await HealthAsync("pg_check"));

    // One database per test, on a server that all tests share.
    private string Unique(string name) => $"{name}_{_suffix}";

    private async Task ReadyAsync()
    {
        foreach (var resource in _builder.Resources.Where(r => r is PostgresServerResource or PostgresDatabaseResource))
        {
            await _builder.Eventing.PublishAsync(new ConnectionStringAvailableEvent(resource, _application.Services));
        }

        await _builder.Eventing.PublishAsync(new ResourceReadyEvent(_postgres.Resource, _application.Services));
    }

    private async Task<HealthStatus> HealthAsync(string key) =>
        (await _application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(r => r.Name == key)).Status;

    private async Task ExecuteAsync(string sql)
    {
        var database = (IResourceWithConnectionString)_builder.Resources.Single(r => r.Name == "plain");
        await using var source = NpgsqlDataSource.Create((await database.GetConnectionStringAsync())!);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
