using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.RunTests.Support;

namespace Aspire.Hosting.RunTests;

public sealed class CommandTests
{
    [Fact]
    public async Task Stop_ends_the_process()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600"));
        await app.UntilAsync("sleeper", KnownResourceStates.Running);

        var result = await app.RunAsync("sleeper", "stop");

        Assert.True(result.Success, result.Message);
        Assert.Equal("Successfully stopped 'sleeper'.", result.Message);
        await app.UntilAsync("sleeper", KnownResourceStates.Finished);
    }

    [Fact]
    public async Task Restart_replaces_the_process_under_the_same_name()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600"));
        var before = await app.UntilAsync("sleeper", s => Pid(s) > 0);

        var result = await app.RunAsync("sleeper", "restart");
        var after = await app.UntilAsync("sleeper", s => s.State?.Text == KnownResourceStates.Running && Pid(s) > 0 && Pid(s) != Pid(before.Snapshot));

        Assert.True(result.Success, result.Message);
        Assert.Equal(before.ResourceId, after.ResourceId);
    }

    [Fact]
    public async Task A_restart_evaluates_the_environment_again()
    {
        var starts = 0;
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("counter", "/bin/sh", ".", "-c", "echo start $START; exec sleep 600")
            .WithEnvironment(c => c.EnvironmentVariables["START"] = $"{Interlocked.Increment(ref starts)}"));
        var running = await app.UntilAsync("counter", KnownResourceStates.Running);

        await app.RunAsync("counter", "restart");

        await app.LineAsync(running.ResourceId, l => l.Content.EndsWith("start 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_resource_with_explicit_start_is_started_by_its_command_only()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("later", "/bin/sleep", ".", "600").WithExplicitStart());
        var before = await app.UntilAsync("later", KnownResourceStates.NotStarted);

        var result = await app.RunAsync("later", "start");

        Assert.Null(before.Snapshot.StartTimeStamp);
        Assert.True(result.Success, result.Message);
        await app.UntilAsync("later", KnownResourceStates.Running);
    }

    [Fact]
    public async Task A_command_of_the_AppHost_is_run_with_the_name_of_the_instance()
    {
        var given = "";
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600").WithCommand("ping", "Ping", context =>
        {
            given = context.ResourceName;
            return Task.FromResult(CommandResults.Success());
        }));

        var result = await app.RunAsync("sleeper", "ping");

        Assert.True(result.Success);
        Assert.StartsWith("sleeper-", given, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleeper", "nope", "Command 'nope' not available for resource 'sleeper")]
    [InlineData("nobody", "stop", "Resource 'nobody' not found.")]
    public async Task What_does_not_exist_is_told(string resource, string command, string message)
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600"));

        var result = await app.RunAsync(resource, command);

        Assert.False(result.Success);
        Assert.StartsWith(message, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_are_enabled_as_the_state_allows()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600"));

        var running = await app.UntilAsync("sleeper", s => s.State?.Text == KnownResourceStates.Running && Enabled(s).Contains("stop"));
        await app.RunAsync("sleeper", "stop");
        var stopped = await app.UntilAsync("sleeper", s => s.State?.Text == KnownResourceStates.Finished);

        Assert.Equal(["restart", "stop"], Enabled(running.Snapshot));
        Assert.Equal(["start"], Enabled(stopped.Snapshot));
    }

    private static IEnumerable<string> Enabled(CustomResourceSnapshot snapshot) =>
        snapshot.Commands.Where(c => c.State == ResourceCommandState.Enabled).Select(c => c.Name).Order(StringComparer.Ordinal);

    private static int Pid(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(p => p.Name == "executable.pid")?.Value as int? ?? 0;
}
