using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

/// <summary>Restart and stop, as the dashboard offers them.</summary>
[Collection(StackCollection.Name)]
public sealed class ResourceCommandTests(StackFixture stack)
{
    [Theory]
    [InlineData("chat")]
    [InlineData("synapse")]
    public async Task After_a_restart_people_chat_again(string resource)
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);
        await ann.JoinAsync();

        await ResourceControl.RestartAsync(stack, resource);

        var sent = await ann.SendAsync("after the restart");
        Assert.Contains(await ann.MessagesAsync(), message => message.GetProperty("eventId").GetString() == sent);
    }
}
