using System.Globalization;
using OpenMeet.Tests.EndToEnd.Support.Runs;

namespace OpenMeet.Tests.EndToEnd.Runs;

/// <summary>What a developer can rely on from one <c>./run</c> to the next.</summary>
public sealed class RunTests(RunsFixture runs) : IClassFixture<RunsFixture>
{
    [Fact]
    public void Ctrl_C_leaves_no_process_container_or_network() => Assert.Empty(runs.LeftByInterrupt);

    [Fact]
    public void Ctrl_C_leaves_the_data_volumes() => Assert.Equal(2, runs.VolumesAfterInterrupt.Count);

    [Fact]
    public void A_killed_AppHost_leaves_no_process_container_or_network() => Assert.Empty(runs.LeftByKill);

    [Fact]
    public void The_next_run_finds_the_person_the_room_and_the_message()
    {
        Assert.Equal(runs.Before.Room, runs.After.Room);
        Assert.Contains(runs.Before.Message, runs.After.Messages);
    }

    [Fact]
    public void A_run_on_data_in_use_is_refused_in_one_line_that_names_the_holder_and_the_remedy()
    {
        Assert.Equal(1, runs.Refused.ExitCode);
        var line = Assert.Single(runs.Refused.Output.Split('\n'));
        Assert.Contains(runs.Refused.Holder.ToString(CultureInfo.InvariantCulture), line, StringComparison.Ordinal);
        Assert.Contains("--isolated", line, StringComparison.Ordinal);
    }
}
