using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.ChatApi.Realtime;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Realtime;

public sealed class ResumeTests : IAsyncLifetime
{
    private readonly ChatFixture _chat = new();

    public Task InitializeAsync() => _chat.InitializeAsync();

    public Task DisposeAsync() => _chat.DisposeAsync();

    [Fact]
    public async Task Resume_gives_exactly_what_was_missed_on_whichever_replica()
    {
        var (alice, slug) = await StartAsync();
        long seen;
        await using (var before = await _chat.HubAsync(alice))
        {
            await before.InvokeAsync("JoinRoom", slug);
            await _chat.SendAsync(alice, slug, "seen");
            await Eventually.TrueAsync(() => before.Texts.Count == 1);
            seen = before.Pushed("MatrixMessage")[0].GetProperty("position").GetInt64();
        }

        await _chat.SendAsync(alice, slug, "missed 1");
        await _chat.SendAsync(alice, slug, "missed 2");
        await ReceivedAsync(seen + 2);
        await using var after = await _chat.HubAsync(alice, replica: 1);
        var resumed = await after.InvokeAsync("Resume", slug, seen);

        Assert.Equal(["missed 1", "missed 2"], Texts(resumed));
        Assert.Equal((seen + 2, false, false), (resumed.GetProperty("position").GetInt64(), resumed.GetProperty("more").GetBoolean(), resumed.GetProperty("reset").GetBoolean()));
    }

    [Fact]
    public async Task With_nothing_missed_it_gives_nothing()
    {
        var (alice, slug) = await StartAsync();
        await using var hub = await _chat.HubAsync(alice);
        var joined = await hub.InvokeAsync("JoinRoom", slug);

        var resumed = await hub.InvokeAsync("Resume", slug, joined.GetProperty("position").GetInt64());

        Assert.Empty(Texts(resumed));
        Assert.False(resumed.GetProperty("reset").GetBoolean());
    }

    [Fact]
    public async Task What_was_said_and_redacted_meanwhile_is_passed_over()
    {
        var (alice, slug) = await StartAsync();
        var roomId = await _chat.JoinAsync(alice, slug);
        await _chat.TransactAsync("said", new { events = new[] { Event(roomId, "$regret", "m.room.message", new { msgtype = "m.text", body = "regret" }) } });
        await _chat.TransactAsync("taken back", new { events = new[] { Event(roomId, "$redaction", "m.room.redaction", new { redacts = "$regret" }) } });
        await using var hub = await _chat.HubAsync(alice);

        var resumed = await hub.InvokeAsync("Resume", slug, 0);

        Assert.Empty(resumed.GetProperty("messages").EnumerateArray());
        Assert.Equal(1, resumed.GetProperty("position").GetInt64());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task What_was_redacted_meanwhile_is_told_whether_or_not_more_came(int more)
    {
        var (alice, slug) = await StartAsync();
        var roomId = await _chat.JoinAsync(alice, slug);
        await _chat.TransactAsync("said", new { events = new[] { Event(roomId, "$regret", "m.room.message", new { msgtype = "m.text", body = "regret" }) } });
        await _chat.TransactAsync("taken back", new { events = new[] { Event(roomId, "$redaction", "m.room.redaction", new { redacts = "$regret" }) } });
        await _chat.TransactAsync("more", new { events = Enumerable.Range(0, more).Select(i => Event(roomId, $"$more-{i}", "m.room.message", new { msgtype = "m.text", body = "more" })) });
        await using var hub = await _chat.HubAsync(alice);

        var resumed = await hub.InvokeAsync("Resume", slug, 1);

        Assert.Equal("$regret", Assert.Single(resumed.GetProperty("redacted").EnumerateArray()).GetString());
        Assert.Equal(more, Texts(resumed).Count());
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1_000_000)]
    public async Task A_position_that_never_was_asks_for_a_fresh_start(long position)
    {
        var (alice, slug) = await StartAsync();
        await using var hub = await _chat.HubAsync(alice);
        Assert.True((await hub.InvokeAsync("Resume", slug, position)).GetProperty("reset").GetBoolean());
    }

    [Fact]
    public async Task A_position_older_than_what_is_kept_asks_for_a_fresh_start()
    {
        var (alice, slug) = await StartAsync();
        await _chat.SendAsync(alice, slug, "old");
        await ReceivedAsync(1);
        await _chat.WithDbAsync(async db =>
        {
            await LogPruner.PruneAsync(db, DateTimeOffset.UtcNow.AddDays(8), CancellationToken.None);
            return true;
        });
        await using var hub = await _chat.HubAsync(alice);

        var resumed = await hub.InvokeAsync("Resume", slug, 0);

        Assert.True(resumed.GetProperty("reset").GetBoolean());
        Assert.Equal(1, resumed.GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task While_redis_is_away_messages_are_sent_and_afterwards_resume_fills_the_gap()
    {
        var (alice, slug) = await StartAsync();
        await using var hub = await _chat.HubAsync(alice);
        var position = (await hub.InvokeAsync("JoinRoom", slug)).GetProperty("position").GetInt64();

        _chat.Redis.Kill();
        for (var i = 0; i < 5; i++)
        {
            await _chat.SendAsync(alice, slug, $"dark {i}", replica: i % 2);
        }

        await ReceivedAsync(position + 5);
        await _chat.Redis.RestartAsync();
        await Eventually.TrueAsync(() => hub.Pushed("Resync").Count > 0);
        var resumed = await hub.InvokeAsync("Resume", slug, position);

        Assert.Equal(["dark 0", "dark 1", "dark 2", "dark 3", "dark 4"], Texts(resumed));
    }

    [Fact]
    public async Task When_a_replica_could_not_push_all_are_told_to_resume()
    {
        var (alice, slug) = await StartAsync();
        await using var hub = await _chat.HubAsync(alice, replica: 1);
        await hub.InvokeAsync("JoinRoom", slug);

        await _chat.Redis.PausePublishingAsync(TimeSpan.FromSeconds(3));
        await _chat.SendAsync(alice, slug, "too slow");

        await Eventually.TrueAsync(() => hub.Pushed("Resync").Any(push => push.GetProperty("reason").GetString() == ResyncPush.PushesLost));
    }

    [Fact]
    public async Task A_message_that_one_replica_cannot_push_yet_is_announced_when_it_can()
    {
        var (alice, slug) = await StartAsync();
        await using var hub = await _chat.HubAsync(alice);
        await hub.InvokeAsync("JoinRoom", slug);

        _chat.Redis.Kill();
        await _chat.Redis.RestartAsync();
        await Eventually.TrueAsync(() => hub.Pushed("Resync").Count > 0);
        var told = hub.Pushed("Resync").Count;
        await _chat.SendAsync(alice, slug, "light", replica: 1);

        // The other replica may not have its connection back: then the push is lost, and the client is told to resume.
        await Eventually.TrueAsync(() => hub.Texts.Contains("light") || hub.Pushed("Resync").Count > told);
    }

    [Fact]
    public async Task More_than_a_page_comes_page_by_page_without_loss()
    {
        var (alice, slug) = await StartAsync();
        var roomId = await _chat.JoinAsync(alice, slug);
        var events = Enumerable.Range(1, 450).Select(i => new { type = "m.room.message", event_id = $"$bulk-{i}", room_id = roomId, sender = alice.MatrixUserId, origin_server_ts = i, content = new { msgtype = "m.text", body = $"b{i}" } });
        await _chat.TransactAsync(Guid.NewGuid().ToString(), new { events });
        await using var hub = await _chat.HubAsync(alice);

        var (texts, position, more) = (new List<string>(), 0L, true);
        while (more)
        {
            var page = await hub.InvokeAsync("Resume", slug, position);
            texts.AddRange(Texts(page));
            (position, more) = (page.GetProperty("position").GetInt64(), page.GetProperty("more").GetBoolean());
        }

        Assert.Equal(Enumerable.Range(1, 450).Select(i => $"b{i}"), texts);
    }

    private static object Event(string roomId, string id, string type, object content) =>
        new { type, event_id = id, room_id = roomId, sender = "@a:b", origin_server_ts = 1, content };

    private static IEnumerable<string> Texts(JsonElement resumed) =>
        resumed.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetProperty("body").GetString()!);

    private async Task<(Person Person, string Slug)> StartAsync()
    {
        var alice = _chat.NewPerson();
        var slug = await _chat.EventAsync(alice);
        await _chat.JoinAsync(alice, slug);
        return (alice, slug);
    }

    private Task ReceivedAsync(long position) =>
        Eventually.TrueAsync(() => _chat.WithDbAsync(db => db.Rooms.AnyAsync(r => r.LastPosition >= position)));
}
