using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

/// <summary>Every check that a resource names must be registered.</summary>
internal sealed partial class HealthCheckKeysValidator(DistributedApplicationModel model, ILogger<DistributedApplicationBuilder> logger)
    : IValidateOptions<HealthCheckServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, HealthCheckServiceOptions options)
    {
        var registered = options.Registrations.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        var missing = model.Resources
            .SelectMany(r => r.Annotations.OfType<HealthCheckAnnotation>().Select(a => (r.Name, a.Key)))
            .Where(x => !registered.Contains(x.Key))
            .ToList();
        foreach (var (resource, key) in missing)
        {
            LogMissing(logger, key, resource);
        }

        return missing.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("A health check registration is missing. Check logs for more details.");
    }

    [LoggerMessage(LogLevel.Critical, "The health check '{Key}' is not registered and is required for resource '{ResourceName}'.")]
    private static partial void LogMissing(ILogger logger, string key, string resourceName);
}
