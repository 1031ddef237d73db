using System.Globalization;
using OpenMeet.AppHost.Secrets;

namespace Aspire.Hosting;

/// <summary>Where the services' telemetry goes in a run, and for how long they try.</summary>
internal static class TelemetryExtensions
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Timeout = "OTEL_EXPORTER_OTLP_TIMEOUT";

    /// <summary>To the dashboard on this machine, which answers in milliseconds or is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The dashboard ends with the run, and before the services: each would then try for ten seconds to hand over its last
    /// telemetry. In a test there is none at all, but Aspire names its address all the same.
    /// </summary>
    public static void LimitTelemetryInRuns(this IDistributedApplicationBuilder builder)
    {
        if (builder.ExecutionContext.IsPublishMode)
        {
            return;
        }

        foreach (var project in builder.Resources.OfType<ProjectResource>().Select(builder.CreateResourceBuilder).ToList())
        {
            project.WithEnvironment(Timeout, Patience.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
            if (builder.IsTest())
            {
                project.WithEnvironment(context => context.EnvironmentVariables.Remove(Endpoint));
            }
        }
    }
}
