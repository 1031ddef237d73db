using System.Text.Json;
using Aspire.Hosting.Tests.Shop;
using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests;

public sealed class ManifestTests : IDisposable
{
    private const string LaunchSettings = """{ "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:5001" } } }""";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_recorded_application_is_published_byte_for_byte()
    {
        _directory.Write(LaunchSettings, "sample", "Shop.Api", "Properties", "launchSettings.json");
        _directory.Create("sample", "Shop.AppHost", "init");

        var manifest = await AppHosts.PublishAsync(
            _directory.Combine("out", "first", "aspire-manifest.json"), _directory.Combine("sample", "Shop.AppHost"), ShopAppHost.Describe);

        Assert.Equal(TestData.Read("aspire-manifest.json"), manifest);
    }

    [Fact]
    public async Task An_output_path_without_json_is_a_directory()
    {
        await using var application = AppHosts.Create(_directory.Create("app"), "--publisher", "manifest", "--output-path", _directory.Combine("out")).Build();

        await application.RunAsync();

        Assert.Equal("""{"resources":{}}""", Compact(await File.ReadAllTextAsync(_directory.Combine("out", "aspire-manifest.json"))));
    }

    [Fact]
    public async Task The_pipeline_step_publishes_too()
    {
        string[] arguments = ["--operation", "publish", "--step", "publish-manifest", "--output-path", _directory.Combine("m.json")];
        await using var application = AppHosts.Create(_directory.Create("app"), arguments).Build();

        await application.RunAsync();

        Assert.True(File.Exists(_directory.Combine("m.json")));
    }

    [Fact]
    public async Task Without_an_output_path_the_application_fails()
    {
        await using var application = AppHosts.Create(_directory.Create("app"), "--publisher", "manifest").Build();

        var exception = await Assert.ThrowsAsync<DistributedApplicationException>(() => application.RunAsync());

        Assert.Contains("--output-path", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_there_is_not_is_refused()
    {
        await using var application = AppHosts.Create(_directory.Create("app"), "--operation", "publish", "--step", "deploy", "--output-path", _directory.Combine("m.json")).Build();

        await Assert.ThrowsAsync<InvalidOperationException>(() => application.RunAsync());

        Assert.False(File.Exists(_directory.Combine("m.json")));
    }

    [Fact]
    public async Task Every_http_endpoint_of_a_project_is_in_its_ports()
    {
        var manifest = await PublishAsync(b => b.AddProject("proxy", "../Proxy/Proxy.csproj", launchProfileName: null)
            .WithHttpEndpoint(port: 8001, name: "chat")
            .WithHttpEndpoint(port: 8002, name: "matrix"));

        var proxy = manifest.GetProperty("proxy");
        Assert.Equal(
            "{proxy.bindings.chat.targetPort};{proxy.bindings.matrix.targetPort}", proxy.GetProperty("env").GetProperty("HTTP_PORTS").GetString());
        Assert.Equal(8000, proxy.GetProperty("bindings").GetProperty("matrix").GetProperty("targetPort").GetInt32());
    }

    [Fact]
    public async Task A_resource_of_its_own_kind_writes_itself()
    {
        var manifest = await PublishAsync(b => b.AddContainer("odd", "image").WithManifestPublishingCallback(c => c.Writer.WriteString("type", "my.v0")));

        Assert.Equal("""{"odd":{"type":"my.v0"}}""", Compact(manifest.GetRawText()));
    }

    [Fact]
    public async Task A_generated_secret_appears_where_it_is_referred_to()
    {
        var manifest = await PublishAsync(b => b.AddContainer("app", "image").WithEnvironment(
            "KEY", ReferenceExpression.Create($"{ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(b, "key")}")));

        Assert.Equal("{key.inputs.value}", manifest.GetProperty("key").GetProperty("value").GetString());
    }

    private async Task<JsonElement> PublishAsync(Action<IDistributedApplicationBuilder> describe)
    {
        var json = await AppHosts.PublishAsync(_directory.Combine("m.json"), _directory.Create("app"), describe);
        return JsonDocument.Parse(json).RootElement.GetProperty("resources");
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json));
}
