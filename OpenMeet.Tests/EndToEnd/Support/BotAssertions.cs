namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>What holds for the tenant's bot, however it signs in.</summary>
public static class BotAssertions
{
    public static async Task RoomIsTheBotsAsync(ChatService chat)
    {
        var gathering = await chat.GatherAsync(("ann", "host"));
        var ann = await gathering.SignInAsync(0);

        var roomId = await ann.JoinAsync();

        var create = await Homeserver.ReadStateAsync(chat, roomId);
        var creator = create.Single(state => state.GetProperty("type").GetString() == "m.room.create").GetProperty("sender").GetString();
        Assert.Equal(chat.BotId, creator);
        var alias = create.Single(state => state.GetProperty("type").GetString() == "m.room.canonical_alias");
        Assert.StartsWith("#event-", alias.GetProperty("content").GetProperty("alias").GetString(), StringComparison.Ordinal);
        var levels = create.Single(state => state.GetProperty("type").GetString() == "m.room.power_levels").GetProperty("content").GetProperty("users");
        Assert.Equal(100, levels.GetProperty(chat.BotId).GetInt32());
        Assert.True(levels.GetProperty($"@{ann.Person.Localpart}:{Homeserver.ServerName}").GetInt32() >= 50);
    }

    public static async Task RefusedTokenIsRenewedAsync(ChatService chat)
    {
        var gathering = await chat.GatherAsync(("ann", "host"));
        await (await gathering.SignInAsync(0)).JoinAsync();
        await MasAdmin.FinishSessionsAsync(chat.Stack, chat.BotId);

        var next = await chat.GatherAsync(("ben", "host"));
        var roomId = await (await next.SignInAsync(0)).JoinAsync();

        var create = (await Homeserver.ReadStateAsync(chat, roomId)).Single(state => state.GetProperty("type").GetString() == "m.room.create");
        Assert.Equal(chat.BotId, create.GetProperty("sender").GetString());
    }
}
