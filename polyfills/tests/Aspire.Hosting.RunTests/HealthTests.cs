using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.RunTests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.RunTests;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_resource_without_checks_is_healthy_and_ready()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("sleeper", "/bin/sleep", ".", "600"));

        var ready = await app.Notifications.WaitForResourceHealthyAsync("sleeper", app.Limit);

        Assert.Equal(HealthStatus.Healthy, ready.Snapshot.HealthStatus);
        Assert.Empty(ready.Snapshot.HealthReports);
    }

    [Fact]
    public async Task A_resource_is_unhealthy_until_its_check_passes_and_then_ready_once()
    {
        var (runs, ready) = (0, 0);
        await using var app = await TestApp.StartAsync(b =>
        {
            b.Services.AddHealthChecks().AddCheck("third", () => Interlocked.Increment(ref runs) < 3 ? HealthCheckResult.Unhealthy("not yet") : HealthCheckResult.Healthy());
            b.AddExecutable("sleeper", "/bin/sleep", ".", "600").WithHealthCheck("third")
                .OnResourceReady((_, _, _) => Task.FromResult(Interlocked.Increment(ref ready)));
        });

        var unhealthy = await app.UntilAsync("sleeper", s => s.HealthReports.Any(r => r.Description == "not yet"));
        await app.Notifications.WaitForResourceHealthyAsync("sleeper", app.Limit);

        Assert.Equal(HealthStatus.Unhealthy, unhealthy.Snapshot.HealthStatus);
        Assert.Equal(3, runs);
        Assert.Equal(1, ready);
    }

    [Fact]
    public async Task Waiting_for_the_health_of_what_cannot_start_ends_with_an_error()
    {
        await using var app = await TestApp.StartAsync(b => b.AddExecutable("missing", "/does/not/exist", "."));

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => app.Notifications.WaitForResourceHealthyAsync("missing", app.Limit));

        Assert.Equal("Stopped waiting for resource 'missing' to become healthy because it failed to start.", error.Message);
    }
}
