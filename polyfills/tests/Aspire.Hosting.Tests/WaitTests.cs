using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Tests;

public class WaitTests
{
    private readonly IDistributedApplicationBuilder _builder = AppHosts.Running();

    [Fact]
    public void Nothing_waits_for_itself()
    {
        var web = _builder.AddContainer("web", "image");

        Assert.Throws<DistributedApplicationException>(() => web.WaitFor(web));
    }

    [Fact]
    public void Waiting_for_completion_names_the_exit_code()
    {
        var migrate = _builder.AddExecutable("migrate", "sh", ".");

        var wait = Assert.Single(_builder.AddContainer("web", "image").WaitForCompletion(migrate, 3).Resource.Annotations.OfType<WaitAnnotation>());

        Assert.Equal((WaitType.WaitForCompletion, 3), (wait.WaitType, wait.ExitCode));
    }

    [Fact]
    public void The_behaviour_of_one_wait_can_be_chosen()
    {
        var cache = _builder.AddRedis("cache");

        var wait = Assert.Single(
            _builder.AddContainer("web", "image").WaitFor(cache, WaitBehavior.StopOnResourceUnavailable).Resource.Annotations.OfType<WaitAnnotation>());

        Assert.Equal(WaitBehavior.StopOnResourceUnavailable, wait.WaitBehavior);
    }

    [Fact]
    public void A_composed_connection_string_waits_for_its_parts()
    {
        var cache = _builder.AddRedis("cache");

        var composed = _builder.AddConnectionString("cs", ReferenceExpression.Create($"{cache};x"));

        Assert.Equal([(cache.Resource, WaitType.WaitUntilStarted)], composed.Resource.Annotations.OfType<WaitAnnotation>().Select(w => ((RedisResource)w.Resource, w.WaitType)));
    }

    [Fact]
    public void A_health_check_is_named_once()
    {
        var web = _builder.AddContainer("web", "image").WithHealthCheck("key");

        Assert.Throws<DistributedApplicationException>(() => web.WithHealthCheck("key"));
    }

    [Fact]
    public void Https_is_preferred_for_checks()
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 1).WithHttpsEndpoint(targetPort: 2).WithHttpHealthCheck("/up", 204);

        Assert.Equal("web_https_/up_204_check", Assert.Single(web.Resource.Annotations.OfType<HealthCheckAnnotation>()).Key);
    }

    [Fact]
    public void A_check_needs_an_http_endpoint() =>
        Assert.Throws<DistributedApplicationException>(() => _builder.AddContainer("web", "image").WithEndpoint(targetPort: 1, name: "tcp").WithHttpHealthCheck());

    [Fact]
    public async Task A_check_that_nobody_registered_stops_the_start()
    {
        await using var application = Publishable(b => b.AddContainer("web", "image").WithHealthCheck("missing")).Build();

        Assert.Throws<OptionsValidationException>(() => application.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value);
    }

    private static IDistributedApplicationBuilder Publishable(Action<IDistributedApplicationBuilder> describe)
    {
        var builder = AppHosts.Publishing();
        describe(builder);
        return builder;
    }
}
