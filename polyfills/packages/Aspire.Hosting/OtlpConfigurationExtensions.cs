using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>Has resources send their telemetry to the dashboard.</summary>
public static class OtlpConfigurationExtensions
{
    private const string DashboardResource = "aspire-dashboard";
    private const string DefaultEndpoint = "http://localhost:4317";
    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";
    private const string HttpJson = "http/json";

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOtlpEnvironment(builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment);
        return builder;
    }

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment
    {
        ArgumentNullException.ThrowIfNull(builder);
        AddOtlpEnvironment(builder.Resource, builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment, protocol);
        return builder;
    }

    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment) =>
        Add(resource, configuration, environment, new OtlpExporterAnnotation());

    public static void AddOtlpEnvironment(IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpProtocol protocol) =>
        Add(resource, configuration, environment, new OtlpExporterAnnotation { RequiredProtocol = protocol });

    private static void Add(IResource resource, IConfiguration configuration, IHostEnvironment environment, OtlpExporterAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        resource.Annotations.Add(annotation);
        resource.Annotations.Add(new EnvironmentCallbackAnnotation((EnvironmentCallbackContext context) =>
        {
            if (context.ExecutionContext.IsRunMode)
            {
                var required = resource.TryGetLastAnnotation<OtlpExporterAnnotation>(out var last) ? last.RequiredProtocol : null;
                AddVariables(context, required, configuration, environment);
            }
        }));
    }

    private static void AddVariables(EnvironmentCallbackContext context, OtlpProtocol? required, IConfiguration configuration, IHostEnvironment environment)
    {
        var variables = context.EnvironmentVariables;
        var (endpoint, protocol) = OfDashboard(context, required) ?? Configured(configuration, required);
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;

        // The orchestrator fills these in: each replica has its own.
        variables["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id={{- index .Annotations \"otel-service-instance-id\" -}}";
        variables["OTEL_SERVICE_NAME"] = "{{- index .Annotations \"otel-service-name\" -}}";
        if (configuration["AppHost:OtlpApiKey"] is { } key)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        }

        if (environment.IsDevelopment())
        {
            const string soon = "1000"; // milliseconds
            variables["OTEL_BLRP_SCHEDULE_DELAY"] = soon;
            variables["OTEL_BSP_SCHEDULE_DELAY"] = soon;
            variables["OTEL_METRIC_EXPORT_INTERVAL"] = soon;
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            variables["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true";
        }
    }

    // The dashboard's own endpoint knows its port even when ports are random.
    private static (object Endpoint, string Protocol)? OfDashboard(EnvironmentCallbackContext context, OtlpProtocol? required)
    {
        if (!context.ExecutionContext.TryGetServices(out var services)
            || services.GetService<DistributedApplicationModel>() is not { } model
            || !model.Resources.TryGetByName(DashboardResource, out var resource)
            || resource is not IResourceWithEndpoints dashboard)
        {
            return null;
        }

        var (grpc, http) = (dashboard.GetEndpoint("otlp-grpc"), dashboard.GetEndpoint("otlp-http"));
        return (required, grpc.Exists, http.Exists) switch
        {
            (OtlpProtocol.HttpProtobuf, _, true) => (http, HttpProtobuf),
            (OtlpProtocol.HttpJson, _, true) => (http, HttpJson),
            (_, true, _) => (grpc, Grpc),
            (_, _, true) => (http, HttpProtobuf),
            _ => null,
        };
    }

    private static (object Endpoint, string Protocol) Configured(IConfiguration configuration, OtlpProtocol? required)
    {
        var grpc = configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"];
        var http = configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        return required switch
        {
            OtlpProtocol.HttpProtobuf => (Url(http ?? throw Missing(HttpProtobuf)), HttpProtobuf),
            OtlpProtocol.HttpJson => (Url(http ?? throw Missing(HttpJson)), HttpJson),
            OtlpProtocol.Grpc => (Url(grpc ?? DefaultEndpoint), Grpc),
            _ when grpc is null && http is not null => (Url(http), HttpProtobuf),
            _ => (Url(grpc ?? DefaultEndpoint), Grpc),
        };

        static object Url(string url) => new HostUrl(url);
        static InvalidOperationException Missing(string protocol) => new(
            $"OtlpExporter is configured to require {protocol}, but no endpoint was configured for ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL");
    }
}
