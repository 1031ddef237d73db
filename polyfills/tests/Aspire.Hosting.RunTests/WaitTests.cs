using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.RunTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.RunTests;

public sealed class WaitTests
{
    [Fact]
    public async Task A_resource_starts_when_what_it_waits_for_is_healthy()
    {
        var healthy = false;
        await using var app = TestApp.Create(b =>
        {
            b.Services.AddHealthChecks().AddCheck("switch", () => Volatile.Read(ref healthy) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("not yet"));
            var server = b.AddExecutable("server", "/bin/sleep", ".", "600").WithHealthCheck("switch");
            b.AddExecutable("client", "/bin/sleep", ".", "600").WaitFor(server);
        });
        var starting = app.StartAsync();
        var waiting = await app.UntilAsync("client", s => s.State?.Text == KnownResourceStates.Waiting);

        Volatile.Write(ref healthy, true);
        await starting;

        Assert.Null(waiting.Snapshot.StartTimeStamp);
        await app.UntilAsync("client", KnownResourceStates.Running);
    }

    [Fact]
    public async Task A_resource_starts_when_what_it_waits_for_has_ended_as_expected()
    {
        await using var app = await TestApp.StartAsync(b =>
            b.AddExecutable("after", "/bin/true", ".").WaitForCompletion(b.AddExecutable("seven", "/bin/sh", ".", "-c", "exit 7"), exitCode: 7));

        var ended = await app.UntilAsync("after", KnownResourceStates.Finished);

        Assert.Equal(0, ended.Snapshot.ExitCode);
    }

    [Fact]
    public async Task A_resource_does_not_start_when_what_it_waits_for_has_ended_otherwise()
    {
        await using var app = await TestApp.StartAsync(b =>
            b.AddExecutable("after", "/bin/true", ".").WaitForCompletion(b.AddExecutable("crash", "/bin/sh", ".", "-c", "exit 7")));

        var failed = await app.UntilAsync("after", KnownResourceStates.FailedToStart);

        var line = await app.LineAsync(failed.ResourceId, l => l.Content.Contains("exit code '7'", StringComparison.Ordinal));
        Assert.Contains("expected '0'", line.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_dashboard_a_resource_fails_with_what_it_waits_for()
    {
        await using var app = await TestApp.StartAsync(b =>
            b.AddExecutable("after", "/bin/true", ".").WaitFor(b.AddExecutable("missing", "/does/not/exist", ".")));

        var failed = await app.UntilAsync("after", KnownResourceStates.FailedToStart);

        await app.LineAsync(failed.ResourceId, l => l.Content.Contains("Dependency resource 'missing' failed to start.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_dashboard_a_resource_waits_on_and_can_be_started_by_hand()
    {
        await using var app = TestApp.Create(b =>
        {
            b.Services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior = WaitBehavior.WaitOnResourceUnavailable);
            b.AddExecutable("after", "/bin/sleep", ".", "600").WaitFor(b.AddExecutable("missing", "/does/not/exist", "."));
        });
        var starting = app.StartAsync();
        await app.UntilAsync("missing", KnownResourceStates.FailedToStart);
        await app.UntilAsync("after", KnownResourceStates.Waiting);

        var result = await app.RunAsync("after", "start");
        await starting;

        Assert.True(result.Success, result.Message);
        await app.UntilAsync("after", KnownResourceStates.Running);
    }
}
