using Aspire.Hosting.Dcp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

internal sealed class ConfigureDashboardOptions(IConfiguration configuration, IOptions<DcpOptions> dcpOptions) : IConfigureOptions<DashboardOptions>
{
    public void Configure(DashboardOptions options)
    {
        options.DashboardPath = dcpOptions.Value.DashboardPath;
        options.DashboardUrl = configuration["ASPNETCORE_URLS"];
        options.DashboardToken = configuration[DashboardKeys.BrowserToken];
        options.OtlpGrpcEndpointUrl = configuration.GetFirst("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "DOTNET_DASHBOARD_OTLP_ENDPOINT_URL");
        options.OtlpHttpEndpointUrl = configuration.GetFirst("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL");
        options.OtlpApiKey = configuration[DashboardKeys.OtlpApiKey];
        options.ApiKey = configuration[DashboardKeys.DashboardApiKey];
        options.AspNetCoreEnvironment = configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production";
    }
}
