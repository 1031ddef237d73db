using OpenMeet.Tests.Browser;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

/// <summary>A stock client that knows nothing of OpenMeet: matrix-js-sdk in node, its authorization page in Chromium.</summary>
[Collection(StackCollection.Name)]
public sealed class ThirdPartyClientTests(StackFixture stack, Chromium chromium)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Matrix_js_sdk_signs_in_through_MAS_sees_the_room_and_sends()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);
        var roomId = await ann.JoinAsync();
        await ann.SendAsync("from the chat page");
        await using var sdk = new NodeProcess("matrix-client.mjs", [stack.MatrixUrl.AbsoluteUri.TrimEnd('/'), roomId, "from a stock client"]);
        using var timeout = new CancellationTokenSource(Timeout);
        var authorize = await sdk.ReadAsync("authorize", timeout.Token);
        await using var browser = await chromium.OpenAsync();

        await browser.SignInAndConsentAsync(new Uri(authorize.GetString()!), ann.Person);

        var userId = await sdk.ReadAsync("userId", timeout.Token);
        Assert.Equal($"@{ann.Person.Localpart}:{Homeserver.ServerName}", userId.GetString());
        var message = await sdk.ReadAsync("message", timeout.Token);
        Assert.Equal("from the chat page", message.GetString());
        var sent = await sdk.ReadAsync("sent", timeout.Token);
        Assert.Contains(await ann.MessagesAsync(), read => read.GetProperty("eventId").GetString() == sent.GetString());
    }
}
