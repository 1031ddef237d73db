using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OpenMeet.ChatApi.Realtime;

/// <summary>Without the backplane a replica still sends and resumes: degraded, and not to be taken out of service.</summary>
internal sealed class BackplaneHealth(BackplaneConnection backplane) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await backplane.GetAsync()).IsConnected
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded("Redis is away: messages are sent, pushes are not.");
}
