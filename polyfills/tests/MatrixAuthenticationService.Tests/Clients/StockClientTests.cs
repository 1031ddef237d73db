using System.Diagnostics;
using System.Text.Json;

namespace MatrixAuthenticationService.Tests.Clients;

/// <summary>A client that is not ours.</summary>
[Collection(SharedTestBed.Name)]
public sealed class StockClientTests(TestBed bed)
{
    [Fact]
    public async Task The_stock_matrix_js_sdk_discovers_registers_signs_in_and_sends()
    {
        var person = UpstreamPerson.Any();
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Clients", "stock-client.mjs"), await MatrixJsSdk.FolderAsync(), bed.Synapse.Address.AbsoluteUri])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var authorize = new Uri((await ReadAsync(node, errors)).GetProperty("authorize").GetString()!);
        using var browser = new Browser();
        var consent = await browser.FollowAsync(new Uri($"{authorize}&auth_code={bed.Upstream.Add(person)}"), "https://app.example/");
        await node.StandardInput.WriteLineAsync((await browser.SubmitAsync(consent)).Location!.AbsoluteUri);
        var result = await ReadAsync(node, errors);
        Assert.Equal($"@{person.Username}:{SynapseServer.ServerName}", result.GetProperty("me").GetProperty("user_id").GetString());
        Assert.StartsWith("$", result.GetProperty("event").GetString(), StringComparison.Ordinal);
        await node.WaitForExitAsync();
    }

    private static async Task<JsonElement> ReadAsync(Process node, Task<string> errors) =>
        await node.StandardOutput.ReadLineAsync() is { } line ? JsonElement.Parse(line) : throw new InvalidOperationException(await errors);
}
