using OpenMeet.AppHost.Secrets;

namespace Aspire.Hosting;

/// <summary>Where the services' telemetry goes.</summary>
internal static class TelemetryExtensions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// In a test nowhere: there is no dashboard, but Aspire names its address all the same. A service would try again and
    /// again, and once more for nine seconds when it is stopped, which is longer than Aspire's orchestrator waits.
    /// </summary>
    public static void KeepTelemetryInTests(this IDistributedApplicationBuilder builder)
    {
        if (!builder.IsTest())
        {
            return;
        }

        foreach (var project in builder.Resources.OfType<ProjectResource>().ToList())
        {
            builder.CreateResourceBuilder(project).WithEnvironment(context => context.EnvironmentVariables.Remove(Endpoint));
        }
    }
}
