using Aspire.DashboardService.Proto.V1;
using Aspire.Hosting.RunTests.Support;

namespace Aspire.Hosting.RunTests;

public sealed class DashboardTests
{
    [Fact]
    public async Task A_value_that_is_missing_is_asked_for_and_then_used()
    {
        await using var host = await AppHostProcess.StartAsync("SmallAppHost", "Login to the dashboard at");
        using var client = await host.ConnectAsync();
        using var limit = new CancellationTokenSource(TestApp.Patience);
        var before = (await client.ResourcesAsync(limit.Token)).Single(r => r.DisplayName == "greeter");

        await client.AnswerAsync(Answer, limit.Token);

        Assert.Equal("Starting", before.State);
        await Eventually.IsTrueAsync(
            () => client.LogAsync(before.Name, limit.Token).GetAwaiter().GetResult().Any(l => l.Text.EndsWith("hello world", StringComparison.Ordinal)),
            "The value did not reach the process.");
    }

    [Fact]
    public async Task A_resource_waits_on_for_one_that_cannot_start()
    {
        await using var host = await AppHostProcess.StartAsync("SmallAppHost", "Login to the dashboard at");
        using var client = await host.ConnectAsync();
        using var limit = new CancellationTokenSource(TestApp.Patience);

        await Eventually.IsTrueAsync(() => StateOf("missing") == "FailedToStart", "It did not fail.");

        Assert.Equal("Waiting", StateOf("waiter"));
        Assert.DoesNotContain("Distributed application started", host.Output, StringComparison.Ordinal);

        string StateOf(string name) => client.ResourcesAsync(limit.Token).GetAwaiter().GetResult().Single(r => r.DisplayName == name).State;
    }

    private static WatchInteractionsRequestUpdate Answer(WatchInteractionsResponseUpdate question)
    {
        if (question.KindCase == WatchInteractionsResponseUpdate.KindOneofCase.Notification)
        {
            return new() { Notification = new InteractionNotification { Result = true } };
        }

        var inputs = question.InputsDialog.Clone();
        inputs.InputItems.Single(i => i.Name == "name").Value = "world";
        return new() { InputsDialog = inputs };
    }
}
