using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

/// <summary>The settings that an AppHost gives itself: from its command line, and from what and where it is.</summary>
internal static class AppHostConfiguration
{
    public const string Operation = "AppHost:Operation";
    public const string Publisher = "Publishing:Publisher";
    public const string Step = "Pipeline:Step";
    public const string OutputPath = "Pipeline:OutputPath";
    public const string ManifestStep = "publish-manifest";

    private static readonly Dictionary<string, string> s_switches = new()
    {
        ["--operation"] = Operation,
        ["--publisher"] = Publisher,
        ["--step"] = Step,
        ["--output-path"] = OutputPath,
        ["--log-level"] = "Pipeline:LogLevel",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
    };

    public static void AddArguments(ConfigurationManager configuration, string[] arguments)
    {
        configuration.AddCommandLine(arguments, s_switches);
        if (string.Equals(configuration[Publisher], "manifest", StringComparison.OrdinalIgnoreCase))
        {
            configuration.AddInMemoryCollection(
            [
                new(Step, Or(configuration[Step], ManifestStep)),
                new(Operation, Or(configuration[Operation], nameof(DistributedApplicationOperation.Publish))),
            ]);
        }
    }

    /// <exception cref="DistributedApplicationException">The operation is neither run nor publish.</exception>
    public static DistributedApplicationExecutionContextOptions ReadOperation(IConfiguration configuration) =>
        configuration[Operation]?.ToUpperInvariant() switch
        {
            null when configuration[Publisher] is { } publisher => new(DistributedApplicationOperation.Publish, publisher),
            null or "RUN" => new(DistributedApplicationOperation.Run),
            "PUBLISH" => new(DistributedApplicationOperation.Publish, configuration[Publisher] ?? "manifest"),
            _ => throw new DistributedApplicationException("Invalid operation specified. Valid operations are 'publish' or 'run'."),
        };

    public static void AddIdentity(
        HostApplicationBuilder host,
        DistributedApplicationOptions options,
        string directory,
        string path,
        DistributedApplicationExecutionContext context)
    {
        // Names of volumes and containers hold the hash: by path while developing, so that two checkouts do not meet; by name
        // when published, so that every machine gives the same.
        var byPath = host.Configuration["AppHostSha"] ?? Hash(path.ToLowerInvariant());
        var byName = host.Configuration["AppHostSha"] ?? Hash(options.ProjectName ?? host.Environment.ApplicationName);
        host.Configuration.AddInMemoryCollection(
        [
            new("AppHost:Directory", directory),
            new("AppHost:Path", path),
            new("AppHost:DashboardApplicationName", options.DashboardApplicationName ?? host.Environment.ApplicationName),
            new("AppHost:PathSha256", byPath),
            new("AppHost:ProjectNameSha256", byName),
            new("AppHost:Sha256", context.IsPublishMode ? byName : byPath),
        ]);
    }

    private static string Or(string? value, string fallback) => string.IsNullOrEmpty(value) ? fallback : value;

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
