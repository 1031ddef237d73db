using System.Net;
using System.Text;
using Npgsql;
using OpenMeet.Tests.Kubernetes.Support;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The scripts of the init containers, run against a real PostgreSQL and a server that is slow to get ready.</summary>
[Collection(DeploymentCollection.Name)]
public sealed class StartupScriptTests(DeploymentFixture deployment)
{
    [Fact]
    public async Task A_database_is_created_with_its_options_once()
    {
        var environment = await EnvironmentAsync("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");

        var first = await RunAsync("ensure-database.sh", environment);
        var second = await RunAsync("ensure-database.sh", environment);

        Assert.Equal((0, $"the database {environment["DATABASE"]} has been created\n"), (first.ExitCode, first.Output));
        Assert.Equal((0, $"the database {environment["DATABASE"]} is there\n"), (second.ExitCode, second.Output));
        Assert.Equal("C", await CollationAsync(environment));
    }

    [Fact]
    public async Task Pods_that_start_at_once_all_find_their_database()
    {
        var environment = await EnvironmentAsync();
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync("ensure-database.sh", environment)));
        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
    }

    [Fact]
    public async Task A_password_that_is_refused_ends_it_with_the_servers_words()
    {
        var environment = await EnvironmentAsync();
        environment["PGPASSWORD"] = "wrong";
        var (exitCode, _, errors) = await RunAsync("ensure-database.sh", environment);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("password authentication failed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_waited_for_until_it_answers_200()
    {
        using var listener = new HttpListener();
        var port = FreePort.Next();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var waiting = RunAsync("wait-for.sh", new Dictionary<string, string>(), "127.0.0.1", $"{port}", "/health");

        await AnswerAsync(listener, 503);
        Assert.Equal("/health", await AnswerAsync(listener, 200));

        var (exitCode, output, _) = await waiting;
        Assert.Equal((0, $"waiting for 127.0.0.1:{port}/health\n127.0.0.1:{port}/health is ready\n"), (exitCode, output));
    }

    [Fact]
    public async Task Without_a_path_a_connection_is_enough()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (exitCode, _, _) = await RunAsync("wait-for.sh", new Dictionary<string, string>(), "127.0.0.1", $"{((IPEndPoint)listener.LocalEndpoint).Port}");
        Assert.Equal(0, exitCode);
    }

    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string script, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        ExternalProgram.RunAsync("bash", [Path.Combine(deployment.Output, "base", "startup", script), .. arguments], environment: environment);

    private static async Task<Dictionary<string, string>> EnvironmentAsync(string options = "")
    {
        var server = new NpgsqlConnectionStringBuilder(await PostgresServer.CreateDatabaseAsync("startup"));
        return new()
        {
            ["PGHOST"] = server.Host!,
            ["PGPORT"] = $"{server.Port}",
            ["PGUSER"] = server.Username!,
            ["PGPASSWORD"] = server.Password!,
            // A name that must be quoted.
            ["DATABASE"] = $"{server.Database}-Made",
            ["DATABASE_OPTIONS"] = options,
        };
    }

    private static async Task<string?> CollationAsync(Dictionary<string, string> environment)
    {
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = environment["PGHOST"], Port = int.Parse(environment["PGPORT"], System.Globalization.CultureInfo.InvariantCulture), Username = environment["PGUSER"], Password = environment["PGPASSWORD"], Database = environment["DATABASE"],
        };
        await using var source = NpgsqlDataSource.Create(connection.ConnectionString);
        await using var command = source.CreateCommand("SELECT datcollate FROM pg_database WHERE datname = current_database()");
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task<string?> AnswerAsync(HttpListener listener, int status)
    {
        var context = await listener.GetContextAsync();
        context.Response.StatusCode = status;
        context.Response.Close(Encoding.UTF8.GetBytes("body"), willBlock: true);
        return context.Request.RawUrl;
    }
}
