using System.Diagnostics;
using Npgsql;

namespace OpenIddict.Tests.Support;

/// <summary>Debian's PostgreSQL in a directory of its own, reachable by a socket in that directory only.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "oi-pg-" + Guid.NewGuid().ToString("N")[..12]);
    private static readonly string[] AsPostgres = ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"];
    private Process? _server;

    public string ConnectionString => $"Host={_directory};Username=postgres;Database=postgres;Maximum Pool Size=60";

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_directory);
        await RunAsync("chown", "postgres", _directory);
        var data = Path.Combine(_directory, "data");
        await RunAsync("setpriv", [.. AsPostgres, Program("initdb"), "-D", data, "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8"]);
        _server = Start(
            "setpriv",
            [.. AsPostgres, Program("postgres"), "-D", data, "-k", _directory, "-c", "listen_addresses=", "-c", "fsync=off", "-c", "max_connections=200"]);
        _server.OutputDataReceived += static (_, _) => { };
        _server.ErrorDataReceived += static (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        var deadline = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            Assert.False(_server.HasExited || deadline.Elapsed > TimeSpan.FromMinutes(1), "PostgreSQL does not answer.");
            await Task.Yield();
        }
    }

    public async Task DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is { HasExited: false })
        {
            // setpriv has become the server, so this is the server's own number.
            await RunAsync("kill", "-INT", _server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Timeout=5");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql")
        .OrderDescending(StringComparer.Ordinal)
        .Select(version => Path.Combine(version, "bin", name))
        .First(File.Exists);

    private static Process Start(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Path.GetTempPath(),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0, $"{program}: {await errors}");
    }
}
