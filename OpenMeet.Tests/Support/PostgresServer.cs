using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace OpenMeet.Tests.Support;

/// <summary>
/// The real PostgreSQL of this machine, one server for all tests of the assembly, each fixture with a database of its own:
/// <c>await PostgresServer.CreateDatabaseAsync()</c>.
/// </summary>
internal sealed class PostgresServer
{
    // Three times what the databases of all tests take.
    private const long Room = 4L << 30;

    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static int _databases;

    private readonly string _bin;
    private readonly string _directory;
    private readonly ServerUser _user;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private ServerProcess? _process;
    private int _port;

    private PostgresServer()
    {
        _bin = FindBinaries();
        _user = ServerUser.For("postgres");
        _directory = _user.CreateDirectory("openmeet-postgres-", Room);
    }

    /// <summary>Creates an empty database and gives its connection string.</summary>
    /// <param name="prefix">For people who look at the server; the name is unique whatever it is.</param>
    public static Task<string> CreateDatabaseAsync(string prefix = "test") => CreateAsync(prefix, "template0");

    /// <summary>Creates a database that has a service's tables already, copied from the first of them.</summary>
    /// <param name="prefix">One for each service.</param>
    /// <param name="context">The service's context on a connection string.</param>
    public static async Task<string> CreateDatabaseAsync(string prefix, Func<string, DbContext> context) =>
        await CreateAsync(prefix, await Templates.GetOrAdd(prefix, _ => new(() => MigrateAsync(prefix, context))).Value);

    private static async Task<string> MigrateAsync(string prefix, Func<string, DbContext> context)
    {
        // PostgreSQL copies a database that nobody is connected to.
        var template = new NpgsqlConnectionStringBuilder(await CreateDatabaseAsync(prefix)) { Pooling = false };
        await using var database = context(template.ConnectionString);
        await database.Database.MigrateAsync();
        return template.Database!;
    }

    private static async Task<string> CreateAsync(string prefix, string template)
    {
        var server = await Shared.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Interlocked.Increment(ref _databases)}");
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var command = source.CreateCommand($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await command.ExecuteNonQueryAsync();
        return server.ConnectionString(name);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = new PostgresServer();
            await server.InitialiseAsync();
            if (await server.TryStartAsync())
            {
                return server;
            }

            if (attempt == 3)
            {
                throw new InvalidOperationException($"PostgreSQL did not start: {server._process?.Output}");
            }
        }
    }

    private static string FindBinaries()
    {
        // Debian keeps the servers out of the path, one directory per version.
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return versions.OrderByDescending(path => double.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture))
            .Select(path => Path.Combine(path, "bin"))
            .Concat(onPath)
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")))
            ?? throw new InvalidOperationException("The tests need PostgreSQL's server programs (Debian: apt-get install postgresql).");
    }

    private async Task InitialiseAsync()
    {
        var passwordFile = Path.Combine(_directory, "password");
        await File.WriteAllTextAsync(passwordFile, _password);
        await ServerProcess.RunAsync(
            _user,
            _directory,
            Path.Combine(_bin, "initdb"), "-D", Path.Combine(_directory, "data"), "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "--auth=scram-sha-256", $"--pwfile={passwordFile}");
    }

    private async Task<bool> TryStartAsync()
    {
        _port = FreePort.Next();
        _process = ServerProcess.Start(
            _user,
            _directory,
            Path.Combine(_bin, "postgres"), "-D", Path.Combine(_directory, "data"), "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "autovacuum=off", "-c", "max_connections=300");
        while (!_process.HasExited)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return true;
            }
            catch (NpgsqlException exception) when (exception.InnerException is SocketException || exception is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow })
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }
        }

        return false;
    }

    private string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = "postgres",
        Password = _password,
        Database = database,
        IncludeErrorDetail = true,
        // Each fixture has a pool of its own: idle connections of finished ones must not fill the server.
        ConnectionIdleLifetime = 5,
        ConnectionPruningInterval = 2,
        MaxPoolSize = 20,
    }.ConnectionString;
}
