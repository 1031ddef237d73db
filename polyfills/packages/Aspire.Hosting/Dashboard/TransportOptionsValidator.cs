using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>Refuses plain http for the dashboard's addresses unless it was allowed explicitly.</summary>
internal sealed class TransportOptionsValidator(IConfiguration configuration, DistributedApplicationOptions appOptions)
    : IValidateOptions<TransportOptions>
{
    private const string Allow = "ASPIRE_ALLOW_UNSECURED_TRANSPORT";

    public ValidateOptionsResult Validate(string? name, TransportOptions options)
    {
        if (options.AllowUnsecureTransport || appOptions.DisableDashboard || appOptions.AllowUnsecuredTransport)
        {
            return ValidateOptionsResult.Success;
        }

        var applicationUrl = configuration["ASPNETCORE_URLS"]?.Split(';')[0];
        return Check("applicationUrl", applicationUrl)
            ?? Check("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"])
            ?? Check("ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"])
            ?? Check("ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL", configuration["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"])
            ?? ValidateOptionsResult.Success;
    }

    private static ValidateOptionsResult? Check(string setting, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        try
        {
            return BindingAddress.Parse(value).Scheme == "http"
                ? ValidateOptionsResult.Fail(
                    $"The '{setting}' setting must be an https address unless the '{Allow}' environment variable is set to true. This configuration is commonly set in the launch profile. See https://aka.ms/aspire/allowunsecuredtransport for more details.")
                : null;
        }
        catch (FormatException)
        {
            return ValidateOptionsResult.Fail($"The '{setting}' setting has value '{value}' which could not be parsed as a URI.");
        }
    }
}
