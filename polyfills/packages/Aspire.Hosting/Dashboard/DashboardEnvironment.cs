using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>The variables with which the dashboard is started.</summary>
internal sealed class DashboardEnvironment(
    IConfiguration configuration,
    IOptions<DashboardOptions> options,
    DashboardServiceHost service,
    DistributedApplicationModel model)
{
    public const string OtlpGrpc = "otlp-grpc";
    public const string OtlpHttp = "otlp-http";

    public async Task ConfigureAsync(EnvironmentCallbackContext context)
    {
        var variables = context.EnvironmentVariables;

        // First, so that nothing here overwrites what was configured on purpose below.
        foreach (var (name, value) in configuration.AsEnumerable())
        {
            if (value is not null
                && name.StartsWith("ASPIRE_DASHBOARD_", StringComparison.OrdinalIgnoreCase)
                && name != "ASPIRE_DASHBOARD_CORS_ALLOWED_ORIGINS")
            {
                variables[name] = value;
            }
        }

        variables["ASPNETCORE_ENVIRONMENT"] = options.Value.AspNetCoreEnvironment;
        variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = await service.GetUriAsync(context.CancellationToken).ConfigureAwait(false);
        SetAddresses((IResourceWithEndpoints)context.Resource, variables);
        SetMode(variables, "DASHBOARD__FRONTEND", "BrowserToken", "BROWSERTOKEN", options.Value.DashboardToken);
        SetMode(variables, "DASHBOARD__RESOURCESERVICECLIENT", "ApiKey", "APIKEY", configuration[DashboardKeys.ResourceServiceApiKey]);
        SetMode(variables, "DASHBOARD__OTLP", "ApiKey", "PRIMARYAPIKEY", options.Value.OtlpApiKey);
        SetMode(variables, "DASHBOARD__API", "ApiKey", "PRIMARYAPIKEY", options.Value.ApiKey);
        variables["ASPIRE_DASHBOARD_API_ENABLED"] = "true";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "json";
    }

    private void SetAddresses(IResourceWithEndpoints dashboard, Dictionary<string, object> variables)
    {
        if (dashboard.GetEndpoint(OtlpGrpc) is { Exists: true } grpc)
        {
            variables["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = Target(grpc);
        }

        var http = dashboard.GetEndpoint(OtlpHttp);
        if (http.Exists)
        {
            variables["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = Target(http);
        }

        EndpointReference[] front = [.. dashboard.GetEndpoints().Where(e => e.EndpointName is "http" or "https")];
        variables["DASHBOARD__FRONTEND__PUBLICURL"] = (front.FirstOrDefault(e => e.EndpointName == "https") ?? front[0]).Url;
        var urls = new ReferenceExpressionBuilder();
        foreach (var endpoint in front)
        {
            urls.AppendLiteral(urls.IsEmpty ? "" : ";");
            urls.Append($"{Target(endpoint)}");
        }

        variables["ASPNETCORE_URLS"] = urls.Build();
        if (http.Exists && (configuration["ASPIRE_DASHBOARD_CORS_ALLOWED_ORIGINS"] ?? OriginsOfResources()) is { Length: > 0 } origins)
        {
            variables["DASHBOARD__OTLP__CORS__ALLOWEDORIGINS"] = origins;
            variables["DASHBOARD__OTLP__CORS__ALLOWEDHEADERS"] = "*";
        }
    }

    private string OriginsOfResources()
    {
        var endpoints = model.Resources
            .Where(r => r.Name != DashboardLifecycle.ResourceName)
            .SelectMany(r => r.Annotations.OfType<EndpointAnnotation>())
            .Where(e => e.UriScheme is "http" or "https");
        var origins = endpoints.SelectMany(e => new[]
        {
            e.AllocatedEndpoint?.UriString,
            e.TargetPort is { } port ? $"{e.UriScheme}://localhost:{port}" : null,
        });
        return string.Join(',', origins.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static ReferenceExpression Target(EndpointReference endpoint) => ReferenceExpression.Create(
        $"{endpoint.Property(EndpointProperty.Scheme)}://{endpoint.EndpointAnnotation.TargetHost}:{endpoint.Property(EndpointProperty.TargetPort)}");

    private static void SetMode(Dictionary<string, object> variables, string prefix, string mode, string keyName, string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            variables[$"{prefix}__AUTHMODE"] = DashboardKeys.UnsecuredMode;
            return;
        }

        variables[$"{prefix}__AUTHMODE"] = mode;
        variables[$"{prefix}__{keyName}"] = key;
    }
}
