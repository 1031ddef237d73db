using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using OpenMeet.Tests.Support;
using Xunit;

namespace SignalR.StackExchangeRedis.Tests;

/// <summary>Two servers with one Redis.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    private TestService _first = null!;
    private TestService _second = null!;

    internal RedisServer Redis { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Redis = await RedisServer.StartNewAsync();
        _first = await StartAsync();
        _second = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
        await Redis.DisposeAsync();
    }

    internal Task<HubClient> OnFirstAsync(string? user = null) => HubClient.ConnectAsync(new Uri(_first.Address, "/room"), user);

    internal Task<HubClient> OnSecondAsync(string? user = null) => HubClient.ConnectAsync(new Uri(_second.Address, "/room"), user);

    internal IHubContext<RoomHub> FirstHub => _first.Services.GetRequiredService<IHubContext<RoomHub>>();

    private Task<TestService> StartAsync() => TestService.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<IUserIdProvider, QueryUser>();
            builder.Services.AddSignalR(options => options.MaximumParallelInvocationsPerClient = 2).AddStackExchangeRedis(Redis.ConnectionString);
        },
        app => app.MapHub<RoomHub>("/room"));
}
