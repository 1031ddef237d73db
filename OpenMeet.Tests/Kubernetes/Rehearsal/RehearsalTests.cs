using OpenMeet.AppHost.Kubernetes.Checks;
using OpenMeet.Tests.EndToEnd.Support;
using Xunit.Abstractions;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

[Collection(RehearsalCollection.Name)]
public sealed class RehearsalTests(RehearsalCluster cluster, ITestOutputHelper output)
{
    // They open connections of their own, past the door.
    private static readonly string[] NeedTls = ["tls", "hub-websocket"];

    [Fact]
    public async Task Every_hardened_pod_is_ready_and_alive()
    {
        foreach (var pod in cluster.Pods)
        {
            output.WriteLine($"{pod.Name}: {pod.StartTime.TotalSeconds:F1} s");
            Assert.True(await pod.IsReadyAsync() && await pod.IsAliveAsync(), $"{pod.Name}: {await pod.LogAsync()}");
        }
    }

    [Theory]
    [InlineData("oidc-0", "1654")]
    [InlineData("chat-0", "1654")]
    [InlineData("proxy-0", "1654")]
    [InlineData("synapse-0", "991")]
    [InlineData("mas-0", "65532")]
    [InlineData("element-0", "101")]
    [InlineData("postgres-0", "999")]
    [InlineData("redis-0", "999")]
    public async Task A_pod_runs_as_its_own_user_without_rights_on_a_root_that_cannot_be_written(string name, string user)
    {
        var pod = cluster.Pods.Single(pod => pod.Name == name);
        var processes = await Docker.RunAsync(["top", pod.DockerName, "-o", "pid,uid"]);
        Assert.All(processes.Split('\n').Skip(1), line => Assert.Equal(user, line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        var host = await Docker.RunAsync(["inspect", "--format", "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Privileged}}", pod.DockerName]);
        Assert.Equal("true [ALL] [no-new-privileges] false", host);
    }

    [Fact]
    public async Task The_deployment_passes_its_own_checks()
    {
        using var client = new HttpClient(cluster.Door());
        var http = new PublicClient(client);
        var options = new CheckOptions();
        var urls = await new PublicUrlFinder(http).FindAsync(RehearsalCluster.Url("chat"), options, default);
        var checks = CheckRunner.All.Where(check => !NeedTls.Contains(check.Name));

        var results = await CheckRunner.RunAsync(checks, new CheckContext(urls, http, options, TimeProvider.System), default);

        Assert.Empty(results.Where(result => result.Outcome == Outcome.Failed).Select(result => $"{result.Check}: {result.Seen}"));
    }

    [Fact]
    public async Task Two_people_talk_by_REST_and_over_the_hub()
    {
        var gathering = await RehearsalGathering.CreateAsync(cluster);
        await using var bensHub = await gathering.ConnectAsync(gathering.Ben);
        await bensHub.InvokeAsync("JoinRoom", gathering.Slug);

        var id = await gathering.Ann.SendAsync("hello");

        var pushed = await bensHub.NextAsync("MatrixMessage");
        Assert.Equal(id, (string?)pushed[0]!["eventId"]);
        Assert.Contains(await gathering.Ben.MessagesAsync(), message => message.GetProperty("eventId").GetString() == id);
    }

    [Theory]
    [InlineData("postgres-0")]
    [InlineData("synapse-0")]
    public async Task What_was_said_is_there_after_a_pod_has_been_replaced_and_more_can_be_said(string pod)
    {
        var gathering = await RehearsalGathering.CreateAsync(cluster);
        var before = await gathering.Ann.SendAsync("before");

        await cluster.ReplaceAsync(pod);
        await gathering.ServesAsync();

        var after = await gathering.Ben.SendAsync("after");
        var messages = (await gathering.Ann.MessagesAsync()).Select(message => message.GetProperty("eventId").GetString()).ToList();
        Assert.Contains(before, messages);
        Assert.Contains(after, messages);
    }
}
