using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.EndToEnd.Runs;

[Collection(StackCollection.Name)]
public sealed class TelemetryTests(StackFixture stack)
{
    [Theory]
    [InlineData("oidc")]
    [InlineData("chat")]
    [InlineData("proxy")]
    public async Task A_service_does_not_outlast_a_run_to_hand_over_its_telemetry(string name)
    {
        var services = stack.App.Services;
        var service = services.GetRequiredService<DistributedApplicationModel>().Resources.Single(resource => resource.Name == name);

        var configuration = await ExecutionConfigurationBuilder.Create(service).WithEnvironmentVariablesConfig()
            .BuildAsync(services.GetRequiredService<DistributedApplicationExecutionContext>(), NullLogger.Instance);

        var environment = configuration.EnvironmentVariables.ToDictionary();
        Assert.Equal("2000", environment["OTEL_EXPORTER_OTLP_TIMEOUT"]);
        Assert.DoesNotContain("OTEL_EXPORTER_OTLP_ENDPOINT", environment.Keys);
    }
}
