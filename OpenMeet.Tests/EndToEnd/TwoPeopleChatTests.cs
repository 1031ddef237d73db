using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

[Collection(StackCollection.Name)]
public sealed class TwoPeopleChatTests(StackFixture stack)
{
    [Fact]
    public async Task A_message_sent_over_REST_reaches_the_other_person_on_another_replica()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        var (ann, ben) = (await gathering.SignInAsync(0), await gathering.SignInAsync(1));
        await ann.JoinAsync();
        await ben.JoinAsync();
        await using var annsHub = await HubClient.ConnectAsync(stack.ChatUrl, ann.AccessToken);
        await using var bensHub = await HubClient.ConnectElsewhereAsync(stack.ChatUrl, ben.AccessToken, annsHub.Node);
        await bensHub.InvokeAsync("JoinRoom", gathering.Slug);

        var eventId = await ann.SendAsync("hello by REST");

        var message = await bensHub.NextMessageAsync();
        Assert.Equal(eventId, message.GetProperty("eventId").GetString());
        Assert.Equal("hello by REST", message.GetProperty("content").GetProperty("body").GetString());
    }

    [Fact]
    public async Task A_message_sent_over_the_hub_reaches_the_other_person_on_another_replica()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        var (ann, ben) = (await gathering.SignInAsync(0), await gathering.SignInAsync(1));
        await using var annsHub = await HubClient.ConnectAsync(stack.ChatUrl, ann.AccessToken);
        await using var bensHub = await HubClient.ConnectElsewhereAsync(stack.ChatUrl, ben.AccessToken, annsHub.Node);
        await ann.JoinAsync();
        await ben.JoinAsync();
        await annsHub.InvokeAsync("JoinRoom", gathering.Slug);
        await bensHub.InvokeAsync("JoinRoom", gathering.Slug);

        await bensHub.InvokeAsync("SendMessage", gathering.Slug, "hello by hub", Guid.NewGuid().ToString());

        var message = await annsHub.NextMessageAsync();
        Assert.Equal("hello by hub", message.GetProperty("content").GetProperty("body").GetString());
    }

    [Fact]
    public async Task Both_messages_are_events_of_the_room_sent_by_the_two_peoples_own_Matrix_ids()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        var (ann, ben) = (await gathering.SignInAsync(0), await gathering.SignInAsync(1));
        var roomId = await ann.JoinAsync();
        await ben.JoinAsync();
        string[] sent = [await ann.SendAsync("one"), await ben.SendAsync("two")];

        var events = await Homeserver.ReadEventsAsync(stack, roomId, sent);

        Assert.Equal(
            [$"@{gathering.People[0].Localpart}:{Homeserver.ServerName}", $"@{gathering.People[1].Localpart}:{Homeserver.ServerName}"],
            events.Select(message => message.GetProperty("sender").GetString()));
    }

    [Fact]
    public async Task The_same_transaction_id_twice_makes_one_event()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);
        await ann.JoinAsync();
        var transactionId = Guid.NewGuid().ToString();

        string[] ids = [await ann.SendAsync("once", transactionId), await ann.SendAsync("once", transactionId)];

        Assert.Single(ids.Distinct());
    }
}
