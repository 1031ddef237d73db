using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

internal sealed class ValidateDcpOptions : IValidateOptions<DcpOptions>
{
    public ValidateOptionsResult Validate(string? name, DcpOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (string.IsNullOrWhiteSpace(options.CliPath))
        {
            errors.AddError("The path to the DCP executable used for Aspire orchestration is required.", nameof(options.CliPath));
        }

        if (string.IsNullOrWhiteSpace(options.DashboardPath))
        {
            errors.AddError("The path to the Aspire Dashboard binaries is missing.", nameof(options.DashboardPath));
        }

        if (options.ProxylessEndpointPortRangeStart is < 1 or > 65535)
        {
            errors.AddError("The proxyless endpoint port range start must be between 1 and 65535.", nameof(options.ProxylessEndpointPortRangeStart));
        }

        if (options.ProxylessEndpointPortRangeEnd is < 1 or > 65535)
        {
            errors.AddError("The proxyless endpoint port range end must be between 1 and 65535.", nameof(options.ProxylessEndpointPortRangeEnd));
        }

        if (options.ProxylessEndpointPortRangeStart > options.ProxylessEndpointPortRangeEnd)
        {
            errors.AddError(
                "The proxyless endpoint port range start must be less than or equal to the range end.",
                nameof(options.ProxylessEndpointPortRangeStart));
        }

        return errors.Build();
    }
}
