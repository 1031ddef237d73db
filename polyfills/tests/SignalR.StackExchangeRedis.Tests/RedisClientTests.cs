using OpenMeet.Tests.Support;
using StackExchange.Redis;
using Xunit;

namespace SignalR.StackExchangeRedis.Tests;

/// <summary>The real client on the polyfilled sockets.</summary>
public sealed class RedisClientTests : IAsyncLifetime
{
    private RedisServer _redis = null!;
    private ConnectionMultiplexer _client = null!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartNewAsync();
        _client = await ConnectionMultiplexer.ConnectAsync(_redis.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Values_of_many_sizes_come_back_in_parallel()
    {
        var database = _client.GetDatabase();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
        {
            var value = new byte[number * number * 13];
            Random.Shared.NextBytes(value);
            await database.StringSetAsync($"key{number}", value);
            Assert.Equal(value, (byte[]?)await database.StringGetAsync($"key{number}"));
        }));
    }

    [Fact]
    public async Task Arrays_nested_in_arrays_are_read()
    {
        var database = _client.GetDatabase();
        await database.SortedSetAddAsync("scores", [.. Enumerable.Range(0, 3000).Select(number => new SortedSetEntry($"m{number}", number))]);
        var entries = await database.SortedSetRangeByRankWithScoresAsync("scores");
        Assert.Equal(Enumerable.Range(0, 3000).Select(number => (double)number), entries.Select(entry => entry.Score));
        var result = await database.ScriptEvaluateAsync("return {1, {2, {3, 'x'}}}");
        Assert.Equal("x", (string?)((RedisResult[])((RedisResult[])((RedisResult[])result!)[1]!)[1]!)[1]);
    }

    [Fact]
    public async Task A_lock_is_taken_once()
    {
        var database = _client.GetDatabase();
        Assert.True(await database.LockTakeAsync("lock", "a", TimeSpan.FromMinutes(1)));
        Assert.False(await database.LockTakeAsync("lock", "b", TimeSpan.FromMinutes(1)));
        Assert.True(await database.LockReleaseAsync("lock", "a"));
    }

    [Fact]
    public async Task After_a_crash_of_the_server_commands_work_again()
    {
        _redis.Kill();
        await _redis.RestartAsync();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                return await _client.GetDatabase().StringSetAsync("again", "1");
            }
            catch (RedisException)
            {
                return false;
            }
        });
    }
}
