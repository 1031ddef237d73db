using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Asks a path of a service outside of the application.</summary>
internal sealed class ExternalServiceHealthCheck(ExternalServiceResource service, string? path, int expectedStatusCode, Func<HttpClient> createClient) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var uri = service.Uri;
        if (service.UrlParameter is { } parameter)
        {
            var value = await parameter.GetValueAsync(cancellationToken).ConfigureAwait(false);
            if (!ExternalServiceResource.TryParse(value, out uri, out var problem))
            {
                return HealthCheckResult.Unhealthy($"The URL from parameter '{parameter.Name}' is invalid: {problem}");
            }

            if (uri.Scheme is not ("http" or "https"))
            {
                return HealthCheckResult.Unhealthy($"The URL from parameter '{parameter.Name}' cannot be used for HTTP health checks because it has a non-HTTP scheme.");
            }
        }

        return await UriProbe.CheckAsync(path is null ? uri! : new Uri(uri!, path), expectedStatusCode, createClient, context, cancellationToken).ConfigureAwait(false);
    }
}
