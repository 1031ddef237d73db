using MatrixAuthenticationService.CommandLine;
using MatrixAuthenticationService.Configuration;

namespace MatrixAuthenticationService.Tests.Configuration;

public sealed class ConfigurationTests
{
    private static readonly string Valid = new MasConfiguration(8080, 8081, 5432, "mas", "http://synapse:8008", "https://id.example/").Yaml();

    [Fact]
    public void A_valid_file_is_understood()
    {
        var settings = Load(Valid);
        Assert.Equal(("http://127.0.0.1:8080/", "http://synapse:8008/"), (settings.Http.Issuer, settings.Matrix.Endpoint.AbsoluteUri));
        Assert.Equal("https://id.example/authorize", settings.Upstreams.Single().Endpoints.Authorization!.AbsoluteUri);
    }

    [Theory]
    [InlineData("public_base: http://127.0.0.1:8080/", "public_base: nonsense", "http.public_base")]
    [InlineData("public_base: http://127.0.0.1:8080/", "", "http.public_base")]
    [InlineData("encryption: 0000", "encryption: zzzz", "secrets.encryption")]
    [InlineData("secret: homeserver-secret", "", "matrix.secret")]
    [InlineData("kind: synapse", "kind: dendrite", "matrix.kind")]
    [InlineData("{ name: human }", "{ name: humans }", "http.listeners[0].resources[1].name")]
    [InlineData("client_auth_method: client_secret_basic", "client_auth_method: magic", "clients[0].client_auth_method")]
    [InlineData("client_id: 01K0PENMEETCHATADM1N000001", "client_id: admin", "clients[0].client_id")]
    [InlineData("token_endpoint: https://id.example/token", "", "upstream_oauth2.providers[0].token_endpoint")]
    [InlineData("action: require", "action: suggest", "upstream_oauth2.providers[0].claims_imports.skip_confirmation")]
    [InlineData("{{ params.auth_code }}", "{{ params.auth_code | magic }}", "upstream_oauth2.providers[0].additional_authorization_parameters.auth_code")]
    [InlineData("passwords: { enabled: false }", "passwords: { enabled: true }", "passwords.enabled")]
    [InlineData("passwords: { enabled: false }", "", "passwords.enabled")]
    public void A_wrong_value_is_refused_with_its_key(string from, string to, string key)
    {
        Assert.Contains(from, Valid, StringComparison.Ordinal);
        var e = Assert.Throws<ConfigurationException>(() => Load(Valid.Replace(from, to, StringComparison.Ordinal)));
        Assert.Equal(key, e.Key);
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public async Task The_command_checks_a_file_and_says_in_one_line_what_is_wrong()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Equal((0, ""), await CheckAsync(file, Valid));
            var (code, error) = await CheckAsync(file, Valid.Replace("kind: synapse", "kind: dendrite", StringComparison.Ordinal));
            Assert.Equal((78, "mas-cli: matrix.kind: must be one of synapse, synapse_modern\n"), (code, error));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_secret_may_be_in_a_file_of_its_own()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "from the file\n");
            Assert.Equal("from the file", Load(Valid.Replace("secret: homeserver-secret", $"secret_file: {file}", StringComparison.Ordinal)).Matrix.Secret);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void The_database_may_be_given_in_parts()
    {
        var parts = "host: db\n  port: 5433\n  username: mas\n  password: secret\n  database: mas";
        var settings = Load(Valid.Replace("uri: postgresql://postgres@127.0.0.1:5432/mas", parts, StringComparison.Ordinal));
        Assert.Contains("Host=db;Port=5433;Username=mas;Password=secret;Database=mas", settings.Database.ConnectionString, StringComparison.Ordinal);
    }

    private static MasSettings Load(string yaml) => MasSettings.From(ConfigurationFile.Parse(yaml));

    private static async Task<(int Code, string Error)> CheckAsync(string file, string yaml)
    {
        await File.WriteAllTextAsync(file, yaml);
        using var error = new StringWriter { NewLine = "\n" };
        return (await MasCli.RunAsync(["config", "check", "--config", file], null, TextWriter.Null, error), error.ToString());
    }
}
