using System.Diagnostics.CodeAnalysis;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Health;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Makes the resource as healthy as a check that is registered under the key.</summary>
    public static IResourceBuilder<T> WithHealthCheck<T>(this IResourceBuilder<T> builder, string key)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(key);
        if (builder.Resource.Annotations.OfType<HealthCheckAnnotation>().Any(a => a.Key == key))
        {
            throw new DistributedApplicationException($"Resource '{builder.Resource.Name}' already has a health check with key '{key}'.");
        }

        return builder.WithAnnotation(new HealthCheckAnnotation(key));
    }

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints => builder.WithHttpHealthCheck(HttpEndpoint(builder, endpointName, "HTTP health check"), path, statusCode);

    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, Func<EndpointReference>? endpointSelector, string? path = null, int? statusCode = null)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        var endpoint = (endpointSelector ?? HttpEndpoint(builder, endpointName: null, "HTTP health check"))();
        EnsureHttp(builder.Resource, endpoint, "HTTP health check");
        (path, statusCode) = (path ?? "/", statusCode ?? 200);
        builder.OnResourceEndpointsAllocated((resource, _, _) => endpoint.Exists
            ? Task.CompletedTask
            : throw new DistributedApplicationException($"The endpoint '{endpoint.EndpointName}' does not exist on the resource '{resource.Name}'."));

        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{path}_{statusCode}_check";
        var services = builder.ApplicationBuilder.Services;
        services.AddQuietHttpClient(key);
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            key,
            s => new EndpointHealthCheck(endpoint, path, statusCode.Value, () => s.GetRequiredService<IHttpClientFactory>().CreateClient(key)),
            failureStatus: null,
            tags: null));
        return builder.WithHealthCheck(key);
    }

    [Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    public static IResourceBuilder<T> WithHttpProbe<T>(
        this IResourceBuilder<T> builder,
        ProbeType type,
        string? path = null,
        int? initialDelaySeconds = null,
        int? periodSeconds = null,
        int? timeoutSeconds = null,
        int? failureThreshold = null,
        int? successThreshold = null,
        string? endpointName = null)
        where T : IResourceWithEndpoints, IResourceWithProbes => builder.WithHttpProbe(
            type,
            HttpEndpoint(builder, endpointName, "HTTP probe"),
            path,
            initialDelaySeconds,
            periodSeconds,
            timeoutSeconds,
            failureThreshold,
            successThreshold);

    [Experimental("ASPIREPROBES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
    public static IResourceBuilder<T> WithHttpProbe<T>(
        this IResourceBuilder<T> builder,
        ProbeType type,
        Func<EndpointReference>? endpointSelector,
        string? path = null,
        int? initialDelaySeconds = null,
        int? periodSeconds = null,
        int? timeoutSeconds = null,
        int? failureThreshold = null,
        int? successThreshold = null)
        where T : IResourceWithEndpoints, IResourceWithProbes
    {
        ArgumentNullException.ThrowIfNull(builder);
        endpointSelector ??= HttpEndpoint(builder, endpointName: null, "HTTP probe");
        var probe = new EndpointProbeAnnotation
        {
            Type = type,
            EndpointReference = endpointSelector(),
            Path = path ?? "/",
            InitialDelaySeconds = initialDelaySeconds ?? 5,
            PeriodSeconds = periodSeconds ?? 5,
            TimeoutSeconds = timeoutSeconds ?? 1,
            FailureThreshold = failureThreshold ?? 3,
            SuccessThreshold = successThreshold ?? 1,
        };
        if (builder.Resource.Annotations.OfType<ProbeAnnotation>().SingleOrDefault(p => p.Type == type) is { } replaced)
        {
            builder.Resource.Annotations.Remove(replaced);
        }

        return builder.WithAnnotation(probe).WithHttpHealthCheck(endpointSelector, path);
    }

    internal static void AddQuietHttpClient(this IServiceCollection services, string name)
    {
        services.AddHttpClient();

        // A check that fails every second is not worth four lines of log each time.
        services.AddLogging(l => l
            .AddFilter($"System.Net.Http.HttpClient.{name}.LogicalHandler", LogLevel.None)
            .AddFilter($"System.Net.Http.HttpClient.{name}.ClientHandler", LogLevel.None));
    }

    // Without a name, https is preferred to http.
    private static Func<EndpointReference> HttpEndpoint<T>(IResourceBuilder<T> builder, string? endpointName, string purpose)
        where T : IResourceWithEndpoints
    {
        ArgumentNullException.ThrowIfNull(builder);
        string[] names = endpointName is null ? ["https", "http"] : [endpointName];
        return () =>
        {
            var found = names.Select(n => builder.Resource.GetEndpoints().FirstOrDefault(e => Names.Same(e.EndpointName, n))).FirstOrDefault(e => e is not null)
                ?? throw new DistributedApplicationException(
                    $"Could not create {purpose} for resource '{builder.Resource.Name}' as no endpoint was found matching one of the specified names: {string.Join(", ", names)}");
            EnsureHttp(builder.Resource, found, purpose);
            return found;
        };
    }

    private static void EnsureHttp(IResource resource, EndpointReference? endpoint, string purpose)
    {
        if (endpoint is null)
        {
            throw new DistributedApplicationException($"Could not create {purpose} for resource '{resource.Name}' as the endpoint selector returned null.");
        }

        if (endpoint is { IsHttp: false, IsHttps: false })
        {
            throw new DistributedApplicationException(
                $"Could not create {purpose} for resource '{resource.Name}' as the endpoint with name '{endpoint.EndpointName}' and scheme '{endpoint.Scheme}' is not an HTTP endpoint.");
        }
    }
}
