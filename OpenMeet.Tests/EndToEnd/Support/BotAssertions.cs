namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>What holds for the tenant's bot, however it signs in.</summary>
public static class BotAssertions
{
    public static string BotId => $"@openmeet-bot-{StackFixture.TenantId}_{StackFixture.TenantId}:{Homeserver.ServerName}";

    public static async Task RoomIsTheBotsAsync(StackFixture stack)
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);

        var roomId = await ann.JoinAsync();

        var create = await Homeserver.ReadStateAsync(stack, roomId);
        var creator = create.Single(state => state.GetProperty("type").GetString() == "m.room.create").GetProperty("sender").GetString();
        Assert.Equal(BotId, creator);
        var alias = create.Single(state => state.GetProperty("type").GetString() == "m.room.canonical_alias");
        Assert.StartsWith("#event-", alias.GetProperty("content").GetProperty("alias").GetString(), StringComparison.Ordinal);
        var levels = create.Single(state => state.GetProperty("type").GetString() == "m.room.power_levels").GetProperty("content").GetProperty("users");
        Assert.Equal(100, levels.GetProperty(BotId).GetInt32());
        Assert.True(levels.GetProperty($"@{ann.Person.Localpart}:{Homeserver.ServerName}").GetInt32() >= 50);
    }

    public static async Task RefusedTokenIsRenewedAsync(StackFixture stack)
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        await (await gathering.SignInAsync(0)).JoinAsync();
        await MasAdmin.FinishSessionsAsync(stack, BotId);

        var next = await stack.GatherAsync(("ben", "host"));
        var roomId = await (await next.SignInAsync(0)).JoinAsync();

        var create = (await Homeserver.ReadStateAsync(stack, roomId)).Single(state => state.GetProperty("type").GetString() == "m.room.create");
        Assert.Equal(BotId, create.GetProperty("sender").GetString());
    }
}
