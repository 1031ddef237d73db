using System.Collections.Immutable;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Tests;

public class SnapshotTests
{
    private readonly CustomResourceSnapshot _running = new() { ResourceType = "Container", Properties = [], State = KnownResourceStates.Running };

    [Fact]
    public void Without_checks_what_runs_is_healthy() => Assert.Equal(HealthStatus.Healthy, _running.HealthStatus);

    [Fact]
    public void What_does_not_run_has_no_health() => Assert.Null((_running with { State = KnownResourceStates.Starting }).HealthStatus);

    [Theory]
    [InlineData(HealthStatus.Healthy, HealthStatus.Healthy)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    [InlineData(null, HealthStatus.Unhealthy)]
    public void The_worst_report_counts(HealthStatus? second, HealthStatus expected)
    {
        ImmutableArray<HealthReportSnapshot> reports = [new("a", HealthStatus.Healthy, null, null), new("b", second, null, null)];

        Assert.Equal(expected, _running.WithHealthReports(reports).HealthStatus);
    }

    [Fact]
    public void Snapshots_of_the_same_content_are_the_same()
    {
        var left = _running with { Properties = [new("args", new List<string> { "a" })], Version = 1 };
        var right = _running with { Properties = [new("args", new List<string> { "a" })], Version = 2 };

        Assert.True(SnapshotComparer.SameContent(left, right));
        Assert.False(SnapshotComparer.SameContent(left, right with { Properties = [new("args", new List<string> { "b" })] }));
    }
}
