using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.RunTests.Support;

namespace Aspire.Hosting.RunTests;

public sealed class ExecutableTests
{
    [Fact]
    public async Task A_process_that_ends_is_Finished_with_its_exit_code()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("crash", "/bin/sh", ".", "-c", "exit 7"));

        var ended = await app.UntilAsync("crash", KnownResourceStates.Finished);

        Assert.Equal(7, ended.Snapshot.ExitCode);
        Assert.NotNull(ended.Snapshot.StartTimeStamp);
        Assert.NotNull(ended.Snapshot.StopTimeStamp);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_FailedToStart_and_its_log_says_why()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("missing", "/does/not/exist", "."));

        var failed = await app.UntilAsync("missing", KnownResourceStates.FailedToStart);

        var line = await app.LineAsync(failed.ResourceId, l => l.Content.Contains("[sys] ", StringComparison.Ordinal) && l.IsErrorMessage);
        Assert.Contains("/does/not/exist", line.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo said", "said", false)]
    [InlineData("echo lamented >&2", "lamented", true)]
    public async Task Output_reaches_the_log_of_the_resource(string script, string text, bool isError)
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("talker", "/bin/sh", ".", "-c", script));
        var running = await app.UntilAsync("talker", s => s.StartTimeStamp is not null);

        var line = await app.LineAsync(running.ResourceId, l => l.Content.EndsWith(text, StringComparison.Ordinal));

        Assert.Equal(isError, line.IsErrorMessage);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT[\d:.]+Z ", line.Content);
    }

    [Fact]
    public async Task A_process_listens_on_another_port_than_the_one_its_clients_use()
    {
        await using var app = await TestApp.StartAsync(b =>
        {
            var server = b.AddExecutable("server", "/bin/sh", ".", "-c", "echo listens on $PORT; exec sleep 600").WithHttpEndpoint(env: "PORT");
            b.AddExecutable("client", "/bin/sh", ".", "-c", "echo calls $URL; exec sleep 600").WithEnvironment("URL", server.GetEndpoint("http"));
        });

        var server = await app.LineAsync((await app.UntilAsync("server", KnownResourceStates.Running)).ResourceId, l => l.Content.Contains("listens on ", StringComparison.Ordinal));
        var client = await app.LineAsync((await app.UntilAsync("client", KnownResourceStates.Running)).ResourceId, l => l.Content.Contains("calls http://localhost:", StringComparison.Ordinal));

        Assert.NotEqual(server.Content.Split(' ')[^1], client.Content.Split(':')[^1]);
    }

    [Fact]
    public async Task A_value_that_cannot_be_had_keeps_the_resource_from_starting()
    {
        await using var app = await TestApp.StartAsync(b =>
            b.AddExecutable("needs", "/bin/true", ".").WithEnvironment("KEY", b.AddParameter("nobody-has-set-this")));

        var failed = await app.UntilAsync("needs", KnownResourceStates.FailedToStart);
        var parameter = await app.UntilAsync("nobody-has-set-this", KnownResourceStates.ValueMissing);

        Assert.Equal(KnownResourceStateStyles.Error, failed.Snapshot.State!.Style);
        Assert.Equal(KnownResourceStateStyles.Warn, parameter.Snapshot.State!.Style);
    }
}
