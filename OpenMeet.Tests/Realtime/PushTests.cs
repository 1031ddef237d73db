using System.Net.Http.Json;
using System.Text.Json;
using OpenMeet.ChatApi.Realtime;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Realtime;

public sealed class PushTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_message_reaches_everybody_in_the_room_once_on_both_replicas()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        await using var first = await JoinedAsync(alice, slug, replica: 0);
        await using var second = await JoinedAsync(bob, slug, replica: 1);

        await chat.SendAsync(alice, slug, "over rest");
        await second.InvokeAsync("SendMessage", slug, "over the hub", null);
        await Eventually.TrueAsync(() => first.Texts.Count >= 2 && second.Texts.Count >= 2);

        Assert.Equal(["over rest", "over the hub"], first.Texts);
        Assert.Equal(["over rest", "over the hub"], second.Texts);
    }

    [Fact]
    public async Task A_push_tells_what_it_is_and_where_it_stands()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await using var hub = await chat.HubAsync(alice);
        var joined = await hub.InvokeAsync("JoinRoom", slug);

        var eventId = (await hub.InvokeAsync("SendMessage", slug, "hello", "t1")).GetProperty("id").GetString();
        await Eventually.TrueAsync(() => hub.Texts.Count == 1);

        var push = hub.Pushed("MatrixMessage")[0];
        Assert.Equal((slug, joined.GetProperty("roomId").GetString(), eventId), (Text(push, "slug"), Text(push, "roomId"), Text(push, "eventId")));
        Assert.Equal((alice.MatrixUserId, alice.DisplayName), (Text(push, "sender"), Text(push, "senderName")));
        Assert.Equal(joined.GetProperty("position").GetInt64(), push.GetProperty("previousPosition").GetInt64());
        Assert.Equal(push.GetProperty("previousPosition").GetInt64() + 1, push.GetProperty("position").GetInt64());
    }

    [Fact]
    public async Task A_connection_is_greeted_by_its_replica()
    {
        var alice = chat.NewPerson();
        await using var first = await chat.HubAsync(alice, replica: 0);
        await using var second = await chat.HubAsync(alice, replica: 1);
        await Eventually.TrueAsync(() => first.Pushed("Hello").Count == 1 && second.Pushed("Hello").Count == 1);

        Assert.NotEqual(Text(first.Pushed("Hello")[0], "node"), Text(second.Pushed("Hello")[0], "node"));
        Assert.Equal(alice.UserId, Text(first.Pushed("Hello")[0], "userId"));
    }

    [Fact]
    public async Task Who_may_not_read_gets_an_error_and_no_message()
    {
        var (alice, mallory) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice);
        await using var listener = await JoinedAsync(alice, slug);
        await using var eavesdropper = await chat.HubAsync(mallory);

        var refused = await Assert.ThrowsAsync<HubCallException>(() => eavesdropper.InvokeAsync("JoinRoom", slug));
        await chat.SendAsync(alice, slug, "secret");
        await Eventually.TrueAsync(() => listener.Texts.Count == 1);

        Assert.Equal("not_a_member", refused.Code);
        Assert.Empty(eavesdropper.Texts);
    }

    [Theory]
    [InlineData("JoinRoom", "unknown_event")]
    [InlineData("SendMessage", "unknown_event", "hello", null)]
    [InlineData("Typing", "unknown_event", true)]
    [InlineData("Resume", "unknown_event", 0)]
    public async Task Hub_errors_are_the_codes_of_rest(string method, string code, params object?[] arguments)
    {
        await using var hub = await chat.HubAsync(chat.NewPerson());
        var refused = await Assert.ThrowsAsync<HubCallException>(() => hub.InvokeAsync(method, ["no-such-event", .. arguments]));
        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task An_empty_message_is_refused_on_the_hub_too()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await using var hub = await chat.HubAsync(alice);
        var refused = await Assert.ThrowsAsync<HubCallException>(() => hub.InvokeAsync("SendMessage", slug, " ", null));
        Assert.Equal("empty_message", refused.Code);
    }

    [Fact]
    public async Task Without_a_valid_token_there_is_no_connection() =>
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => chat.HubWithTokenAsync(chat.Issuer.Token("acme:u", "openid", "acme")));

    [Fact]
    public async Task A_connection_ends_with_its_token()
    {
        await using var hub = await chat.HubWithTokenAsync(chat.Issuer.Token("acme:u", "chat", "acme", lifetime: TimeSpan.FromSeconds(-57)));
        await hub.Closed.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Somebody_typing_is_shown_to_the_others()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        await using var listener = await JoinedAsync(bob, slug, replica: 1);
        await chat.JoinAsync(alice, slug);

        using (var client = chat.ClientOf(alice))
        {
            await HttpAssert.JsonAsync(await client.PostAsJsonAsync($"api/chat/event/{slug}/typing", new { isTyping = true }));
        }

        await Eventually.TrueAsync(() => listener.Pushed("Typing").Any(t => t.GetProperty("names").EnumerateArray().Any(n => n.GetString() == alice.DisplayName)));
    }

    [Fact]
    public async Task Typing_repeated_within_seconds_is_told_once()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await using var hub = await JoinedAsync(alice, slug);

        await hub.InvokeAsync("Typing", slug, true);
        await hub.InvokeAsync("Typing", slug, true);

        Assert.Equal(1, chat.Tap.Count($"/typing/{alice.MatrixUserId}"));
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_the_event_hears_nothing_more()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        await using var stays = await JoinedAsync(alice, slug);
        await using var goes = await JoinedAsync(bob, slug, replica: 1);

        await chat.PutAsync(slug, "public", (alice, "host", "confirmed"));
        await Eventually.TrueAsync(() => goes.Pushed("RoomLeft").Count == 1);
        await chat.SendAsync(alice, slug, "among us");
        await Eventually.TrueAsync(() => stays.Texts.Count == 1);

        Assert.Empty(goes.Texts);
    }

    [Fact]
    public async Task Whoever_is_kicked_by_hand_hears_nothing_more()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        await using var goes = await JoinedAsync(bob, slug, replica: 1);
        var roomId = await chat.JoinAsync(alice, slug);

        await chat.Synapse.PostAsync($"rooms/{SynapseClient.Escape(roomId)}/kick", alice.MatrixUserId, new { user_id = bob.MatrixUserId });

        await Eventually.TrueAsync(() => goes.Pushed("RoomLeft").Count == 1);
    }

    [Fact]
    public async Task A_message_from_any_other_matrix_client_is_pushed_too()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await using var hub = await JoinedAsync(alice, slug);
        var roomId = await chat.JoinAsync(alice, slug);

        await chat.Synapse.PutAsync($"rooms/{SynapseClient.Escape(roomId)}/send/m.room.message/{Guid.NewGuid()}", alice.MatrixUserId, new { msgtype = "m.text", body = "from Element" });

        await Eventually.TrueAsync(() => hub.Texts.Contains("from Element"));
    }

    [Fact]
    public async Task When_the_homeserver_repeats_a_transaction_its_rooms_are_told_to_resume()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await using var hub = await JoinedAsync(alice, slug, replica: 1);
        var roomId = await chat.JoinAsync(alice, slug);
        var body = new { events = new[] { new { type = "m.room.message", event_id = $"$twice-{Guid.NewGuid()}", room_id = roomId, sender = alice.MatrixUserId, origin_server_ts = 1, content = new { msgtype = "m.text", body = "twice" } } } };

        await chat.TransactAsync("twice", body);
        await chat.TransactAsync("twice", body);
        await Eventually.TrueAsync(() => hub.Pushed("Resync").Count == 1);

        Assert.Equal(ResyncPush.TransactionRepeated, Text(hub.Pushed("Resync")[0], "reason"));
        Assert.Equal(["twice"], hub.Texts);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<ChatHubClient> JoinedAsync(Person person, string slug, int replica = 0)
    {
        var hub = await chat.HubAsync(person, replica);
        await hub.InvokeAsync("JoinRoom", slug);
        return hub;
    }
}
