using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

[Collection(StackCollection.Name)]
public sealed class ReplicaLossTests(StackFixture stack)
{
    [Fact]
    public async Task A_person_whose_replica_died_reconnects_to_the_other_and_resumes_without_loss()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        var (ann, ben) = (await gathering.SignInAsync(0), await gathering.SignInAsync(1));
        await ann.JoinAsync();
        await ben.JoinAsync();
        await using var annsHub = await HubClient.ConnectAsync(stack.ChatUrl, ann.AccessToken);
        await using var bensHub = await HubClient.ConnectElsewhereAsync(stack.ChatUrl, ben.AccessToken, annsHub.Node);
        await bensHub.InvokeAsync("JoinRoom", gathering.Slug);
        var first = await ann.SendAsync("before");
        var seen = await bensHub.NextMessageAsync();
        Assert.Equal(first, seen.GetProperty("eventId").GetString());

        await using var lost = await Replica.KillAsync(stack, bensHub.Node);
        string[] missed = [await ann.SendAsync("meanwhile 1"), await ann.SendAsync("meanwhile 2")];
        await bensHub.WaitForStateAsync("reconnected");
        await bensHub.InvokeAsync("JoinRoom", gathering.Slug);
        var resumed = await bensHub.InvokeAsync("Resume", gathering.Slug, seen.GetProperty("position").GetInt64());

        // What reached the log before Resume is in its answer, what comes after it is pushed.
        var received = resumed.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("eventId").GetString()!).ToHashSet();
        while (received.Count < missed.Length)
        {
            received.Add((await bensHub.NextMessageAsync()).GetProperty("eventId").GetString()!);
        }

        Assert.Equal(missed, received);
    }
}
