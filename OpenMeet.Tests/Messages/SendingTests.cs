using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpenMeet.Tests.Support.Chat;
using Xunit;

namespace OpenMeet.Tests.Messages;

public sealed class SendingTests(ChatFixture chat) : IClassFixture<ChatFixture>
{
    [Fact]
    public async Task A_message_is_an_event_in_the_room_sent_by_the_persons_own_matrix_id()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        var roomId = await chat.JoinAsync(alice, slug);

        var eventId = await chat.SendAsync(alice, slug, "hello");

        var stored = await chat.Synapse.EventAsync(alice.MatrixUserId, roomId, eventId);
        Assert.Equal(alice.MatrixUserId, stored.GetProperty("sender").GetString());
        Assert.Equal("hello", stored.GetProperty("content").GetProperty("body").GetString());
    }

    [Fact]
    public async Task In_the_steady_state_a_message_is_one_matrix_call()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);
        await chat.SendAsync(alice, slug, "first");
        var before = chat.Tap.Calls.Count(call => call.Address.Contains(alice.MatrixUserId, StringComparison.Ordinal));

        await chat.SendAsync(alice, slug, "second", replica: 1);

        var calls = chat.Tap.Calls.Where(call => call.Address.Contains(alice.MatrixUserId, StringComparison.Ordinal)).Skip(before).ToList();
        Assert.Contains("/send/m.room.message/", Assert.Single(calls).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_transaction_id_is_the_same_event_also_on_another_replica()
    {
        var alice = chat.NewPerson();
        var slug = await chat.EventAsync(alice);

        var first = await chat.SendAsync(alice, slug, "once", "txn-1");
        var second = await chat.SendAsync(alice, slug, "once", "txn-1", replica: 1);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_same_transaction_id_of_two_people_is_two_events()
    {
        var (alice, bob) = (chat.NewPerson(), chat.NewPerson());
        var slug = await chat.EventAsync(alice, bob);

        var first = await chat.SendAsync(alice, slug, "mine", "txn-1");
        var second = await chat.SendAsync(bob, slug, "mine too", "txn-1");

        Assert.NotEqual(first, second);
    }
}
