using Npgsql;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A real PostgreSQL in a folder of its own.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly ChildProcess _program;

    private PostgresServer(string folder, ChildProcess program, int port) => (_folder, _program, Port) = (folder, program, port);

    public int Port { get; }

    public static async Task<PostgresServer> StartAsync()
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Order().Last() + "/bin";
        var folder = Directory.CreateTempSubdirectory("mas-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        string[] user = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : ["env"];
        if (user[0] == "setpriv")
        {
            await ChildProcess.RunAsync("chown", "postgres:postgres", folder);
        }

        await ChildProcess.RunAsync(user[0], [.. user[1..], $"{binaries}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        var port = FreePort.Next();
        var program = ChildProcess.Start(
            user[0],
            [.. user[1..], $"{binaries}/postgres", "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={folder}", "-c", "fsync=off", "-c", "autovacuum=off", "-c", "max_connections=200"]);
        var server = new PostgresServer(folder, program, port);
        await Wait.UntilAsync(server.AnswersAsync, "PostgreSQL");
        return server;
    }

    /// <summary>Makes an empty database and says how to reach it.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"test_{Guid.NewGuid():N}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name} template template0 encoding UTF8 locale 'C'";
        await command.ExecuteNonQueryAsync();
        return name;
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database}";

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        if (_program.HasExited)
        {
            throw new InvalidOperationException(_program.Output);
        }

        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
