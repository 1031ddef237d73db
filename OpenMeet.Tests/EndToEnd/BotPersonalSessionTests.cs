using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd;

/// <summary>The same, with the bot on a personal session from MAS's admin API.</summary>
[Collection(StackCollection.Name)]
public sealed class BotPersonalSessionTests(StackFixture stack)
{
    [Fact]
    public async Task The_room_was_created_by_the_tenants_bot_with_alias_and_power_levels() =>
        await BotAssertions.RoomIsTheBotsAsync(stack.PersonalChat);

    [Fact]
    public async Task A_refused_bot_token_is_renewed_the_call_repeated_and_the_Matrix_id_kept() =>
        await BotAssertions.RefusedTokenIsRenewedAsync(stack.PersonalChat);
}
