using Aspire.Hosting.Testing;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

[Collection(StackCollection.Name)]
public sealed class BotTests(StackFixture stack)
{
    [Fact]
    public async Task The_room_was_created_by_the_tenants_bot_with_alias_and_power_levels() =>
        await BotAssertions.RoomIsTheBotsAsync(stack.Chat);

    [Fact]
    public async Task A_refused_bot_token_is_renewed_the_call_repeated_and_the_Matrix_id_kept() =>
        await BotAssertions.RefusedTokenIsRenewedAsync(stack.Chat);

    [Fact]
    public async Task The_bot_signs_in_without_the_public_entry()
    {
        await (await (await stack.GatherAsync(("ben", "host"))).SignInAsync(0)).JoinAsync();
        var ann = await (await stack.GatherAsync(("ann", "host"))).SignInAsync(0);
        await MasAdmin.FinishSessionsAsync(stack, stack.Chat.BotId);
        await using var down = await ResourceControl.StopAsync(stack, "proxy");

        // Making a room takes the bot, and the bot has no session any more.
        var roomId = await ann.At(stack.App.GetEndpoint("chat", "http")).JoinAsync();

        Assert.StartsWith("!", roomId, StringComparison.Ordinal);
    }
}
