using System.Net;
using System.Text.Json;
using OpenMeet.Tests.Support;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Messages;

public sealed class HistoryTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task History_is_oldest_first_with_the_senders_names_of_the_directory()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);
        await chat.SendAsync(alice, slug, "one");
        await chat.SendAsync(bob, slug, "two");

        var messages = await ReadAllAsync(bob, slug, 2);

        Assert.Equal(["one", "two"], messages.Select(Text));
        Assert.Equal([alice.DisplayName, bob.DisplayName], messages.Select(m => m.GetProperty("senderName").GetString()));
        Assert.Equal(alice.MatrixUserId, messages[0].GetProperty("sender").GetString());
        Assert.True(messages[0].GetProperty("timestamp").GetInt64() > 1_700_000_000_000);
    }

    [Fact]
    public async Task Pages_meet_without_overlap()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        for (var i = 0; i < 5; i++)
        {
            await chat.SendAsync(alice, slug, $"m{i}");
        }

        await ReadAllAsync(alice, slug, 5);
        var newest = await ReadAsync(alice, slug, "?limit=2");
        var older = await ReadAsync(alice, slug, $"?limit=3&from={newest.GetProperty("end").GetString()}");

        Assert.Equal(["m3", "m4"], newest.GetProperty("messages").EnumerateArray().Select(Text));
        Assert.Equal(["m0", "m1", "m2"], older.GetProperty("messages").EnumerateArray().Select(Text));
    }

    [Fact]
    public async Task Somebody_new_sees_what_was_said_before()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = ChatFixture.NewSlug();
        await chat.PutAsync(slug, "private", (alice, "host", "confirmed"));
        await chat.SendAsync(alice, slug, "early");
        await chat.PutAsync(slug, "private", (alice, "host", "confirmed"), (bob, "guest", "confirmed"));

        Assert.Equal(["early"], (await ReadAllAsync(bob, slug, 1)).Select(Text));
    }

    [Fact]
    public async Task A_redacted_message_is_not_shown()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        var roomId = await chat.JoinAsync(alice, slug);
        var eventId = await chat.SendAsync(alice, slug, "regretted");
        await chat.SendAsync(alice, slug, "kept");
        await chat.Synapse.PutAsync($"rooms/{SynapseClient.Escape(roomId)}/redact/{SynapseClient.Escape(eventId)}/{Guid.NewGuid()}", alice.MatrixUserId, new { });

        Assert.Equal(["kept"], (await ReadAllAsync(alice, slug, 1)).Select(Text));
    }

    [Theory]
    [InlineData("limit=0", "invalid_limit")]
    [InlineData("limit=101", "invalid_limit")]
    [InlineData("limit=many", "bad_request")]
    [InlineData("from=nonsense", "invalid_cursor")]
    public async Task A_wrong_parameter_is_refused(string query, string code)
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        using var client = chat.ClientOf(alice);
        using var answer = await client.GetAsync(new Uri($"api/chat/event/{slug}/messages?{query}", UriKind.Relative));
        await HttpAssert.ProblemAsync(answer, HttpStatusCode.BadRequest, code);
    }

    private static string? Text(JsonElement message) => message.GetProperty("content").GetProperty("body").GetString();

    /// <summary>
    /// Reads until there are so many: Synapse pages from its stream position, which waits for writes to other rooms.
    /// </summary>
    private async Task<List<JsonElement>> ReadAllAsync(Person person, string slug, int count)
    {
        List<JsonElement> messages = [];
        await Eventually.TrueAsync(async () =>
        {
            messages = [.. (await ReadAsync(person, slug)).GetProperty("messages").EnumerateArray()];
            return messages.Count == count;
        });
        return messages;
    }

    private async Task<JsonElement> ReadAsync(Person person, string slug, string query = "")
    {
        using var client = chat.ClientOf(person);
        using var answer = await client.GetAsync(new Uri($"api/chat/event/{slug}/messages{query}", UriKind.Relative));
        return await HttpAssert.JsonAsync(answer);
    }
}
