namespace Aspire.Hosting.Dashboard;

/// <summary>Addresses and keys of the dashboard, as the AppHost's configuration has them.</summary>
internal sealed class DashboardOptions
{
    public string? DashboardPath { get; set; }

    /// <summary>Public addresses of the web page, separated by <c>;</c>.</summary>
    public string? DashboardUrl { get; set; }

    public string? DashboardToken { get; set; }

    public string? OtlpGrpcEndpointUrl { get; set; }

    public string? OtlpHttpEndpointUrl { get; set; }

    public string? OtlpApiKey { get; set; }

    public string? ApiKey { get; set; }

    public string AspNetCoreEnvironment { get; set; } = "Production";
}
