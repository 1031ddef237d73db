using Microsoft.AspNetCore.SignalR;
using OpenMeet.Tests.Support;
using Xunit;

namespace SignalR.StackExchangeRedis.Tests;

public sealed class OutageTests
{
    [Fact]
    public async Task When_Redis_was_killed_and_is_back_messages_reach_both_servers_again()
    {
        var servers = new TwoServers();
        await servers.InitializeAsync();
        await using var anna = await servers.OnFirstAsync();
        await using var ben = await servers.OnSecondAsync();
        await anna.InvokeAsync("Join", "room");
        await ben.InvokeAsync("Join", "room");

        servers.Redis.Kill();
        await servers.Redis.RestartAsync();
        await SayUntilHeardAsync(servers, ben);
        await SayUntilHeardAsync(servers, anna);
        await servers.DisposeAsync();
    }

    [Fact]
    public async Task A_server_stops_while_Redis_is_down()
    {
        var servers = new TwoServers();
        await servers.InitializeAsync();
        await using var anna = await servers.OnFirstAsync();
        servers.Redis.Kill();
        await servers.DisposeAsync().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>The backplane delivers at most once: what is said before the other side has subscribed again is lost.</summary>
    private static async Task SayUntilHeardAsync(TwoServers servers, HubClient client) => await Eventually.TrueAsync(
        async () =>
        {
            try
            {
                await servers.FirstHub.Clients.Group("room").SendAsync("Said", "back");
            }
            catch (Exception exception) when (exception is StackExchange.Redis.RedisException or TimeoutException)
            {
                return false;
            }

            return client.HasUnread;
        },
        TimeSpan.FromSeconds(60));
}
