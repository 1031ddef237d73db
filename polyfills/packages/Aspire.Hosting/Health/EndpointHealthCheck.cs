using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks a path of an endpoint, as the AppHost itself reaches it.</summary>
internal sealed class EndpointHealthCheck(EndpointReference endpoint, string path, int expectedStatusCode, Func<HttpClient> createClient) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.Exists)
        {
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' does not exist on the resource.");
        }

        if (await endpoint.GetValueAsync(cancellationToken).ConfigureAwait(false) is not { } address)
        {
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' does not have a URL.");
        }

        var uri = new Uri(new Uri(address, UriKind.Absolute), path);
        return await UriProbe.CheckAsync(uri, expectedStatusCode, createClient, context, cancellationToken).ConfigureAwait(false);
    }
}
