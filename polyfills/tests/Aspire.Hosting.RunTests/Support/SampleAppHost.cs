using System.Text.Json.Nodes;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.RunTests.Support;

/// <summary>The AppHost of the recordings, started once, when everything in it has been started.</summary>
public sealed class SampleAppHost : IAsyncLifetime
{
    private AppHostProcess? _process;
    private HttpClient? _dcp;

    internal AppHostProcess Process => _process!;

    public async Task InitializeAsync()
    {
        _process = await AppHostProcess.StartAsync(
            "AppHost", "Distributed application started.", ("Parameters__title", "sample title"), ("Logging__LogLevel__Aspire.Hosting.Dcp", "Information"));
        _dcp = DcpConnection.Create(KubeConfig.Parse(await File.ReadAllTextAsync(_process.Kubeconfig)));
    }

    public async Task DisposeAsync()
    {
        _dcp?.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    /// <summary>All objects of a kind, as DCP has them.</summary>
    public async Task<IReadOnlyList<JsonNode>> ObjectsAsync(string collection)
    {
        var list = JsonNode.Parse(await _dcp!.GetStringAsync(new Uri($"apis/{CustomResource.GroupName}/{CustomResource.Version}/{collection}", UriKind.Relative)))!;
        return [.. list["items"]!.AsArray().Select(i => i!)];
    }

    /// <summary>A variable that DCP was given for a resource.</summary>
    public async Task<string> VariableAsync(string collection, string resource, string name)
    {
        var item = (await ObjectsAsync(collection)).First(i => (string?)i["metadata"]!["annotations"]!["resource-name"] == resource);
        return (string)item["spec"]!["env"]!.AsArray().First(v => (string)v!["name"]! == name)!["value"]!;
    }
}
