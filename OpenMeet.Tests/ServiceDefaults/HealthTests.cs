using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenMeet.Tests.Support;
using Xunit;

namespace OpenMeet.Tests.ServiceDefaults;

public sealed class HealthTests
{
    [Theory]
    [InlineData("health", HttpStatusCode.ServiceUnavailable)]
    [InlineData("alive", HttpStatusCode.OK)]
    public async Task A_service_whose_dependency_is_down_is_alive_and_not_ready(string path, HttpStatusCode status)
    {
        await using var service = await TestService.StartAsync(
            builder =>
            {
                builder.AddServiceDefaults();
                builder.Services.AddHealthChecks().AddCheck("database", () => HealthCheckResult.Unhealthy());
            },
            app => app.MapDefaultEndpoints());
        using var response = await service.Client.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task A_service_without_trouble_is_ready()
    {
        await using var service = await TestService.StartAsync(builder => builder.AddServiceDefaults(), app => app.MapDefaultEndpoints());
        Assert.Equal("Healthy", await service.Client.GetStringAsync("health"));
    }
}
