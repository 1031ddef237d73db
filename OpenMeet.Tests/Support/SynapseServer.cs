using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace OpenMeet.Tests.Support;

/// <summary>
/// A real Synapse with the application service and without MAS, one for all tests of the assembly. It runs from the image
/// that the AppHost names, or, with <c>OPENMEET_TEST_SYNAPSE</c>, by that command of this machine (which must understand
/// <c>-c homeserver.yaml</c>).
/// </summary>
internal sealed class SynapseServer
{
    public const string ServerName = "synapse.test";

    private const string Image = "ghcr.io/element-hq/synapse:v1.160.0";
    private static readonly Lazy<Task<SynapseServer>> Shared = new(StartAsync);
    private readonly ServerUser _user = ServerUser.For("nobody");
    private readonly string _directory;
    private readonly string _container = $"openmeet-test-synapse-{Secret()[..12]}";
    private ServerProcess? _process;

    private SynapseServer(AppserviceRelay relay)
    {
        Relay = relay;
        _directory = _user.CreateDirectory("openmeet-synapse-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop();
    }

    /// <summary>Passes Synapse's transactions on to the services under test.</summary>
    public AppserviceRelay Relay { get; }

    public string AppserviceToken { get; } = Secret();

    public string HomeserverToken { get; } = Secret();

    public Uri Address { get; private set; } = null!;

    public static Task<SynapseServer> SharedAsync() => Shared.Value;

    private static async Task<SynapseServer> StartAsync()
    {
        var server = new SynapseServer(await AppserviceRelay.StartAsync());
        for (var attempt = 1; ; attempt++)
        {
            if (await server.TryStartAsync())
            {
                return server;
            }

            if (attempt == 3)
            {
                throw new InvalidOperationException($"Synapse did not start: {server._process?.Output}");
            }
        }
    }

    private async Task<bool> TryStartAsync()
    {
        var port = FreePort.Next();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        await WriteConfigurationAsync(port, await PostgresServer.CreateDatabaseAsync("synapse"));
        _process = ServerProcess.Start(_user, _directory, Command());
        using var client = new HttpClient { BaseAddress = Address };
        for (var began = DateTime.UtcNow; !_process.HasExited && DateTime.UtcNow - began < TimeSpan.FromMinutes(2); await Task.Delay(50))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("health", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                {
                    return true;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        return false;
    }

    /// <summary>A container outlives a killed client: <c>timeout</c> ends it should nobody else.</summary>
    private string[] Command() => Environment.GetEnvironmentVariable("OPENMEET_TEST_SYNAPSE") is { Length: > 0 } local
        ? [local, "-c", $"{_directory}/homeserver.yaml"]
        : ["docker", "run", "--rm", "--name", _container, "--network", "host", "--volume", $"{_directory}:{_directory}", "--entrypoint", "timeout", Image, "3600", "python3", "-m", "synapse.app.homeserver", "-c", $"{_directory}/homeserver.yaml"];

    private async Task WriteConfigurationAsync(int port, string database)
    {
        var db = new NpgsqlConnectionStringBuilder(database);
        await WriteAsync("signing.key", $"ed25519 a_test {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=')}\n");
        await WriteAsync("log.yaml", "version: 1\nhandlers: {console: {class: logging.StreamHandler}}\nroot: {level: WARNING, handlers: [console]}\n");
        await WriteAsync("appservice.yaml", $$"""
            id: openmeet-chat
            url: {{Relay.Address}}
            as_token: {{AppserviceToken}}
            hs_token: {{HomeserverToken}}
            sender_localpart: openmeet-appservice
            rate_limited: false
            receive_ephemeral: true
            namespaces: {users: [{regex: "@.*:{{ServerName}}", exclusive: false}], aliases: [], rooms: []}
            """);
        await WriteAsync("homeserver.yaml", $$$"""
            server_name: {{{ServerName}}}
            report_stats: false
            pid_file: {{{_directory}}}/pid
            signing_key_path: {{{_directory}}}/signing.key
            media_store_path: {{{_directory}}}/media
            log_config: {{{_directory}}}/log.yaml
            listeners: [{port: {{{port}}}, type: http, bind_addresses: [127.0.0.1], resources: [{names: [client]}]}]
            database:
              name: psycopg2
              args: {host: {{{db.Host}}}, port: {{{db.Port}}}, user: {{{db.Username}}}, password: {{{db.Password}}}, dbname: {{{db.Database}}}, cp_min: 2, cp_max: 10}
            registration_shared_secret: {{{Secret()}}}
            macaroon_secret_key: {{{Secret()}}}
            form_secret: {{{Secret()}}}
            default_room_version: "11"
            trusted_key_servers: []
            federation_domain_whitelist: []
            app_service_config_files: [{{{_directory}}}/appservice.yaml]
            rc_message: {per_second: 1000, burst_count: 1000}
            rc_room_creation: {per_second: 1000, burst_count: 1000}
            rc_invites: {per_room: {per_second: 1000, burst_count: 1000}, per_user: {per_second: 1000, burst_count: 1000}, per_issuer: {per_second: 1000, burst_count: 1000}}
            rc_joins: {local: {per_second: 1000, burst_count: 1000}}
            """);
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_directory, name), text);

    private void Stop()
    {
        if (_process is { HasExited: false } && Environment.GetEnvironmentVariable("OPENMEET_TEST_SYNAPSE") is not { Length: > 0 })
        {
            using var remove = System.Diagnostics.Process.Start("docker", ["rm", "-f", _container]);
            remove.WaitForExit();
        }

        _process?.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
