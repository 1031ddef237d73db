using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Matrix;

public sealed class AppserviceTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task Without_credentials_the_homeserver_is_unauthorized()
    {
        using var answer = await chat.TransactAsync(NewId(), new { events = Array.Empty<object>() }, token: null);
        await ErrorAsync(answer, HttpStatusCode.Unauthorized, "M_UNAUTHORIZED");
    }

    [Fact]
    public async Task With_wrong_credentials_it_is_forbidden()
    {
        using var answer = await chat.TransactAsync(NewId(), new { events = Array.Empty<object>() }, token: "wrong");
        await ErrorAsync(answer, HttpStatusCode.Forbidden, "M_FORBIDDEN");
    }

    [Fact]
    public async Task A_token_in_the_query_does_not_count()
    {
        using var client = chat.Client(token: null);
        using var answer = await client.PostAsync(new Uri($"_matrix/app/v1/ping?access_token={chat.Settings["APPSERVICE_HS_TOKEN"]}", UriKind.Relative), null);
        await ErrorAsync(answer, HttpStatusCode.Unauthorized, "M_UNAUTHORIZED");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"events":null}""")]
    [InlineData("""{"events":[null]}""")]
    [InlineData("""{"events":[{}]}""")]
    public async Task A_malformed_transaction_is_bad_json(string body)
    {
        using var client = Homeserver();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(new Uri($"_matrix/app/v1/transactions/{NewId()}", UriKind.Relative), content);
        await ErrorAsync(answer, HttpStatusCode.BadRequest, "M_BAD_JSON");
    }

    [Fact]
    public async Task A_transaction_that_comes_twice_is_taken_once()
    {
        var room = await RoomAsync();
        var (id, body) = (NewId(), Messages(room, 1));

        using var first = await chat.TransactAsync(id, body);
        using var second = await chat.TransactAsync(id, body, replica: 1);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal(1, await CountAsync(room));
    }

    [Fact]
    public async Task An_event_that_comes_in_two_transactions_is_taken_once()
    {
        var room = await RoomAsync();
        var body = Messages(room, 3);

        await chat.TransactAsync(NewId(), body);
        await chat.TransactAsync(NewId(), body, replica: 1);

        Assert.Equal(3, await CountAsync(room));
    }

    [Fact]
    public async Task An_id_that_a_reset_homeserver_uses_again_does_not_hide_new_events()
    {
        var room = await RoomAsync();
        var id = NewId();

        await chat.TransactAsync(id, Messages(room, 1));
        await chat.TransactAsync(id, Messages(room, 1));

        Assert.Equal(2, await CountAsync(room));
    }

    [Fact]
    public async Task Positions_are_dense_also_when_transactions_come_at_once_to_two_replicas()
    {
        var (one, two) = (await RoomAsync(), await RoomAsync());

        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => chat.TransactAsync(NewId(), Both(one, two, i % 2 == 0), replica: i % 2)));

        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), await PositionsAsync(one));
        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), await PositionsAsync(two));
    }

    [Fact]
    public async Task Events_of_other_rooms_are_let_pass()
    {
        using var answer = await chat.TransactAsync(NewId(), Messages("!elsewhere:test", 2));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await CountAsync("!elsewhere:test"));
    }

    [Fact]
    public async Task What_is_redacted_does_not_stay_in_the_log()
    {
        var room = await RoomAsync();
        var body = Messages(room, 1);
        await chat.TransactAsync(NewId(), body);
        var eventId = await chat.WithDbAsync(db => db.RoomMessages.Where(m => m.RoomId == room).Select(m => m.EventId).SingleAsync());

        await chat.TransactAsync(NewId(), new { events = new[] { new { type = "m.room.redaction", event_id = NewId(), room_id = room, sender = "@a:b", origin_server_ts = 1, content = new { redacts = eventId } } } });

        Assert.Equal("{}", await chat.WithDbAsync(db => db.RoomMessages.Where(m => m.EventId == eventId).Select(m => m.Content).SingleAsync()));
    }

    [Fact]
    public async Task A_ping_is_answered()
    {
        using var client = Homeserver();
        using var answer = await client.PostAsync(new Uri("_matrix/app/v1/ping", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_alias_of_a_known_event_makes_its_room()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        var alias = $"#event-{slug}-{ChatFixture.Tenant}:{SynapseServer.ServerName}";
        using var client = Homeserver();

        using var answer = await client.GetAsync(new Uri($"_matrix/app/v1/rooms/{Uri.EscapeDataString(alias)}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(await chat.Synapse.ResolveAsync(alias), await chat.JoinAsync(alice, slug));
    }

    [Theory]
    [InlineData("rooms/%23event-unknown-acme%3Asynapse.test")]
    [InlineData("rooms/%23something%3Asynapse.test")]
    [InlineData("users/%40nobody_acme%3Asynapse.test")]
    [InlineData("thirdparty/protocol/irc")]
    public async Task What_the_directory_does_not_know_is_not_found(string path)
    {
        using var client = Homeserver();
        using var answer = await client.GetAsync(new Uri($"_matrix/app/v1/{path}", UriKind.Relative));
        await ErrorAsync(answer, HttpStatusCode.NotFound, "M_NOT_FOUND");
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static object Message(string roomId) =>
        new { type = "m.room.message", event_id = $"${NewId()}", room_id = roomId, sender = "@someone:test", origin_server_ts = 1_700_000_000_000, content = new { msgtype = "m.text", body = "x" } };

    private static object Messages(string roomId, int count) => new { events = Enumerable.Range(0, count).Select(_ => Message(roomId)).ToArray() };

    private static object Both(string one, string two, bool swap) =>
        new { events = new[] { Message(swap ? two : one), Message(swap ? one : two), Message(one), Message(two) } };

    private static async Task ErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string errCode)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(errCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("errcode").GetString());
    }

    private HttpClient Homeserver()
    {
        var client = chat.Client(token: null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", chat.Settings["APPSERVICE_HS_TOKEN"]);
        return client;
    }

    private async Task<string> RoomAsync()
    {
        var alice = chat.NewPerson();
        return await chat.JoinAsync(alice, await chat.EventAsync(alice));
    }

    private Task<int> CountAsync(string roomId) => chat.WithDbAsync(db => db.RoomMessages.CountAsync(m => m.RoomId == roomId));

    private Task<List<long>> PositionsAsync(string roomId) =>
        chat.WithDbAsync(db => db.RoomMessages.Where(m => m.RoomId == roomId).OrderBy(m => m.Position).Select(m => m.Position).ToListAsync());
}
