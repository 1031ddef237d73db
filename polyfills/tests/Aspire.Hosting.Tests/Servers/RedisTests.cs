using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenMeet.Tests.Support;

namespace Aspire.Hosting.Tests.Servers;

/// <summary>AddRedis on a real server.</summary>
public sealed class RedisTests : IAsyncLifetime
{
    private RedisServer _server = null!;

    public async Task InitializeAsync() => _server = await RedisServer.StartNewAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_server_that_answers_is_healthy() => Assert.Equal(HealthStatus.Healthy, await HealthAsync(Password));

    [Fact]
    public async Task A_wrong_password_is_unhealthy() => Assert.Equal(HealthStatus.Unhealthy, await HealthAsync("wrong"));

    private string Password => _server.ConnectionString.Split(',').Single(p => p.StartsWith("password=", StringComparison.Ordinal))["password=".Length..];

    private async Task<HealthStatus> HealthAsync(string password)
    {
        var builder = AppHosts.Running();
        var redis = builder.AddRedis("redis", password: builder.AddParameter("password", password));
        redis.GetEndpoint("tcp").Allocate(_server.Port, "redis.dev.internal", 6379);
        await using var application = builder.Build();
        await builder.Eventing.PublishAsync(new ConnectionStringAvailableEvent(redis.Resource, application.Services));

        return (await application.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(r => r.Name == "redis_check")).Status;
    }
}
