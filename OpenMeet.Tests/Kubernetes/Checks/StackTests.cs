using System.CommandLine;
using System.Text.Json;
using OpenMeet.AppHost.Kubernetes.Commands;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Kubernetes.Checks;

/// <summary><c>check URL</c> on the real stack.</summary>
[Collection(StackCollection.Name)]
public sealed class StackTests(StackFixture stack)
{
    [Fact]
    public async Task The_running_stack_passes_every_check()
    {
        var (exitCode, output) = await RunAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains(" passed, 0 failed, 2 skipped", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_persons_token_the_hub_shakes_hands()
    {
        var gathering = await stack.GatherAsync(("alice", "participant"));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, await new OidcSignIn(stack.IdUrl, stack.ChatUrl).GetAccessTokenAsync(gathering.People[0].Email, gathering.People[0].Password));

            var (_, output) = await RunAsync("--json", "--token-file", file);

            var check = JsonSerializer.Deserialize<JsonElement>(output).EnumerateArray().Single(one => one.GetProperty("check").GetString() == "hub-websocket");
            Assert.Equal("it opens, and the hub shakes hands", check.GetProperty("seen").GetString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<(int ExitCode, string Output)> RunAsync(params string[] options)
    {
        var output = new StringWriter();
        string[] arguments = [stack.ChatUrl.AbsoluteUri, "--matrix", stack.MatrixUrl.AbsoluteUri, "--element", stack.ElementUrl.AbsoluteUri, .. options];
        var exitCode = await new CheckCommand(output).Build().Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return (exitCode, output.ToString());
    }
}
