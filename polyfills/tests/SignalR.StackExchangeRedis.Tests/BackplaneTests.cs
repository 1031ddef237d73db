using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using OpenMeet.Tests.Support;
using Xunit;

namespace SignalR.StackExchangeRedis.Tests;

public sealed class BackplaneTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task A_message_to_a_group_reaches_its_members_on_both_servers_and_nobody_else()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        await using var stranger = await servers.OnSecondAsync();
        await IdAsync(stranger);
        await anna.InvokeAsync("Join", "a");
        await ben.InvokeAsync("Join", "a");
        await anna.InvokeAsync("ToGroup", "a", "hello");
        Assert.Equal("hello", await SaidAsync(anna));
        Assert.Equal("hello", await SaidAsync(ben));
        await anna.InvokeAsync("ToAll", "end");
        Assert.Equal("end", await SaidAsync(stranger));
    }

    [Fact]
    public async Task Who_sends_to_the_others_hears_nothing()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        await anna.InvokeAsync("Join", "others");
        await ben.InvokeAsync("Join", "others");
        await anna.InvokeAsync("ToOthersInGroup", "others", "to ben");
        await anna.InvokeAsync("ToGroup", "others", "to both");
        Assert.Equal("to ben", await SaidAsync(ben));
        Assert.Equal("to both", await SaidAsync(anna));
    }

    [Fact]
    public async Task A_user_is_reached_on_every_connection()
    {
        await using var sender = await servers.OnFirstAsync();
        await using var one = await servers.OnFirstAsync("carla");
        await using var other = await servers.OnSecondAsync("carla");

        // The handshake is answered before the server has subscribed; calls are not.
        await Task.WhenAll(IdAsync(one), IdAsync(other));
        await sender.InvokeAsync("ToUser", "carla", "hi");
        Assert.Equal(["hi", "hi"], [await SaidAsync(one), await SaidAsync(other)]);
    }

    [Fact]
    public async Task A_connection_of_the_other_server_is_reached()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        await anna.InvokeAsync("ToConnection", await IdAsync(ben), "psst");
        Assert.Equal("psst", await SaidAsync(ben));
    }

    [Fact]
    public async Task A_connection_of_the_other_server_is_put_into_a_group_and_taken_out()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        var id = await IdAsync(ben);
        await anna.InvokeAsync("Add", id, "managed");
        await anna.InvokeAsync("ToGroup", "managed", "in");
        Assert.Equal("in", await SaidAsync(ben));
        await anna.InvokeAsync("Remove", id, "managed");
        await anna.InvokeAsync("ToGroup", "managed", "out");
        await anna.InvokeAsync("ToConnection", id, "after");
        Assert.Equal("after", await SaidAsync(ben));
    }

    [Fact]
    public async Task A_client_of_the_other_server_gives_a_result()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        ben.Answer("Answer", arguments => JsonValue.Create($"{arguments[0]} 42"));
        Assert.Equal("what? 42", (await anna.InvokeAsync("Ask", await IdAsync(ben), "what?"))!.GetValue<string>());
    }

    [Fact]
    public async Task A_client_that_leaves_owes_no_result_any_more()
    {
        await using var anna = await servers.OnFirstAsync();
        var ben = await servers.OnSecondAsync();
        var asked = servers.FirstHub.Clients.Client(await IdAsync(ben)).InvokeAsync<string>("Unanswered", CancellationToken.None);
        await ben.NextAsync("Unanswered");
        await ben.DisposeAsync();
        await Assert.ThrowsAsync<HubException>(() => asked);
    }

    [Fact]
    public async Task A_client_that_does_not_exist_gives_no_result() =>
        await Assert.ThrowsAsync<IOException>(() => servers.FirstHub.Clients.Client("nobody").InvokeAsync<string>("Answer", CancellationToken.None));

    [Fact]
    public async Task Messages_of_one_sender_keep_their_order()
    {
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        await ben.InvokeAsync("Join", "order");
        for (var number = 0; number < 200; number++)
        {
            await anna.InvokeAsync("ToGroup", "order", $"{number}");
        }

        for (var number = 0; number < 200; number++)
        {
            Assert.Equal($"{number}", await SaidAsync(ben));
        }
    }

    [Fact]
    public async Task A_large_message_arrives_whole()
    {
        var text = new string('x', 1_000_000);
        await using var ben = await servers.OnSecondAsync();
        await ben.InvokeAsync("Join", "large");
        await servers.FirstHub.Clients.Group("large").SendAsync("Said", text);
        Assert.Equal(text, await SaidAsync(ben));
    }

    internal static async Task<string> SaidAsync(HubClient client) => (await client.NextAsync("Said"))[0]!.GetValue<string>();

    private static async Task<string> IdAsync(HubClient client) => (await client.InvokeAsync("Id"))!.GetValue<string>();
}
