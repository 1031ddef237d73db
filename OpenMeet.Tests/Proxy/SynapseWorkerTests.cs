using Xunit;

namespace OpenMeet.Tests.Proxy;

public sealed class SynapseWorkerTests(SynapseWorkerTests.WithWorkers proxy) : IClassFixture<SynapseWorkerTests.WithWorkers>
{
    [Theory]
    [InlineData("GET", "/_matrix/client/r0/events?from=s1")]
    [InlineData("GET", "/_matrix/client/v3/initialSync")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a:b/initialSync")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a:b/members?at=t1")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a%2Fb:c/state")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a:b/event/$c%2Fd")]
    [InlineData("GET", "/_matrix/client/v3/directory/room/%23a%2Fb:test")]
    [InlineData("GET", "/_matrix/client/v3/devices")]
    [InlineData("GET", "/_matrix/client/v3/user/@a:b/rooms/!a:b/account_data/m.tag")]
    [InlineData("GET", "/_matrix/client/v1/rooms/!a:b/relations/$c/m.replace?dir=b")]
    [InlineData("GET", "/_matrix/client/v1/rooms/!a:b/hierarchy")]
    [InlineData("GET", "/_matrix/client/versions")]
    [InlineData("POST", "/_matrix/client/v3/keys/query")]
    [InlineData("POST", "/_matrix/client/v3/user_directory/search")]
    public async Task Workers_answer_what_is_read(string method, string path) =>
        Assert.StartsWith("synapse-sync-", await ReachedAsync(method, path), StringComparison.Ordinal);

    [Theory]
    [InlineData("PUT", "/_matrix/client/v3/rooms/!a:b/send/m.room.message/1")]
    [InlineData("PUT", "/_matrix/client/v3/rooms/!a:b/state/m.room.name/")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a:b/state/m.room.name/")]
    [InlineData("GET", "/_matrix/client/v3/rooms/!a:b/messages?dir=b")]
    [InlineData("POST", "/_matrix/client/v3/rooms/!a:b/receipt/m.read/$c")]
    [InlineData("PUT", "/_matrix/client/v3/user/@a:b/account_data/m.x")]
    [InlineData("DELETE", "/_matrix/client/v3/devices/D")]
    [InlineData("PUT", "/_matrix/client/v3/directory/room/%23a:b")]
    [InlineData("POST", "/_matrix/client/v3/keys/upload")]
    [InlineData("OPTIONS", "/_matrix/client/v3/joined_rooms")]
    [InlineData("POST", "/_matrix/client/unstable/org.matrix.simplified_msc3575/sync")]
    [InlineData("GET", "/_matrix/media/v3/config")]
    public async Task The_main_process_answers_what_is_written_and_everything_else(string method, string path) =>
        Assert.Equal("synapse", await ReachedAsync(method, path));

    [Fact]
    public async Task Signing_in_stays_with_MAS() => Assert.Equal("mas", await ReachedAsync("GET", "/_matrix/client/v3/login"));

    [Fact]
    public async Task A_token_stays_with_its_worker_and_many_tokens_use_every_worker()
    {
        var workers = new HashSet<string>();
        foreach (var token in Enumerable.Range(0, 24).Select(number => $"mat_{number}"))
        {
            var first = await ReachedAsync("GET", "/_matrix/client/v3/joined_rooms", token);
            Assert.Equal(first, await ReachedAsync("GET", "/_matrix/client/v3/account/whoami", token));
            workers.Add(first);
        }

        Assert.Equal(3, workers.Count);
    }

    [Fact]
    public async Task A_long_poll_waits_on_a_worker()
    {
        var poll = proxy.SendAsync("matrix.test", "/_matrix/client/v3/sync?timeout=30000");
        await proxy.ReachedAsync("matrix.test", "/_matrix/client/versions");
        Assert.False(poll.IsCompleted);
        for (var worker = 0; worker < 3; worker++)
        {
            proxy.Worker(worker).Release();
        }

        Assert.StartsWith("synapse-sync-", await (await poll).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<string> ReachedAsync(string method, string path, string? token = null)
    {
        var reached = await proxy.ReachedAsync("matrix.test", path, request =>
        {
            request.Method = new HttpMethod(method);
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
        });
        Assert.Equal(path, reached["target"]!.GetValue<string>());
        return reached["service"]!.GetValue<string>();
    }

    /// <summary>Three workers beside the main process.</summary>
    public sealed class WithWorkers : ProxyFixture
    {
        protected override int Workers => 3;
    }
}
