using System.Security.Cryptography;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A real Synapse that delegates to the service under test, from the image that the AppHost names.</summary>
internal sealed class SynapseServer : IAsyncDisposable
{
    public const string ServerName = "test.example";

    private const string Image = "ghcr.io/element-hq/synapse:v1.160.0";

    private readonly string _folder;
    private readonly ChildProcess _program;

    private SynapseServer(string folder, ChildProcess program, Uri address) => (_folder, _program, Address) = (folder, program, address);

    public Uri Address { get; }

    public string Output => _program.Output;

    public static async Task<SynapseServer> StartAsync(PostgresServer postgres, int port, string masEndpoint, string secret)
    {
        var folder = Directory.CreateTempSubdirectory("mas-synapse-").FullName;
        var database = await postgres.CreateDatabaseAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "signing.key"), $"ed25519 a_test {Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=')}\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "log.yaml"), LogConfiguration);
        await File.WriteAllTextAsync(Path.Combine(folder, "homeserver.yaml"), Configuration(folder, postgres.Port, database, port, masEndpoint, secret));
        var program = ChildProcess.Start(
            "docker", "run", "--rm", "--network", "host", "--volume", $"{folder}:{folder}", "--entrypoint", "python3", Image, "-m", "synapse.app.homeserver", "-c", Path.Combine(folder, "homeserver.yaml"));
        var server = new SynapseServer(folder, program, new Uri($"http://127.0.0.1:{port}/"));
        await Wait.UntilAsync(server.AnswersAsync, "Synapse");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private const string LogConfiguration =
        """
        version: 1
        formatters: { plain: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } }
        handlers: { console: { class: logging.StreamHandler, formatter: plain } }
        root: { level: WARNING, handlers: [console] }
        """;

    private static string Configuration(string folder, int databasePort, string database, int port, string masEndpoint, string secret) =>
        $$"""
        server_name: {{ServerName}}
        public_baseurl: http://127.0.0.1:{{port}}/
        report_stats: false
        pid_file: {{folder}}/pid
        media_store_path: {{folder}}/media
        signing_key_path: {{folder}}/signing.key
        log_config: {{folder}}/log.yaml
        macaroon_secret_key: {{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}}
        form_secret: {{Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}}
        trusted_key_servers: []
        suppress_key_server_warning: true
        federation_domain_whitelist: []
        listeners:
          - { port: {{port}}, bind_addresses: [127.0.0.1], type: http, tls: false, resources: [{ names: [client] }] }
        database:
          name: psycopg2
          args: { host: 127.0.0.1, port: {{databasePort}}, user: postgres, dbname: {{database}}, cp_min: 1, cp_max: 5 }
        matrix_authentication_service:
          enabled: true
          endpoint: {{masEndpoint}}
          secret: {{secret}}
        """;

    private async Task<bool> AnswersAsync()
    {
        if (_program.HasExited)
        {
            throw new InvalidOperationException(_program.Output);
        }

        using var http = new HttpClient();
        try
        {
            return (await http.GetAsync(new Uri(Address, "health"))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
