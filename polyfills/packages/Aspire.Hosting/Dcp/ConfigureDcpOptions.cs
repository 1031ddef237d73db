using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// Configuration first (<c>DcpPublisher:*</c>, then the bundle variables), then the assembly metadata that the AppHost SDK's
/// targets put into the AppHost at build time.
/// </summary>
internal sealed class ConfigureDcpOptions(Assembly? appHost, IConfiguration configuration) : IConfigureOptions<DcpOptions>
{
    public void Configure(DcpOptions options)
    {
        var section = configuration.GetSection("DcpPublisher");
        section.Bind(options);
        SetPaths(options);
        options.DashboardPath = FirstOf(section["DashboardPath"], configuration["ASPIRE_DASHBOARD_PATH"], Metadata("aspiredashboardpath"));
        options.ContainerRuntime = FirstOf(
            section["ContainerRuntime"], configuration["ASPIRE_CONTAINER_RUNTIME"], configuration["DOTNET_ASPIRE_CONTAINER_RUNTIME"]);
        options.EnableAspireContainerTunnel = configuration.GetValue("ASPIRE_ENABLE_CONTAINER_TUNNEL", options.EnableAspireContainerTunnel);
        SetPortRange(options);
    }

    private void SetPaths(DcpOptions options)
    {
        if (FirstOf(configuration["DcpPublisher:CliPath"]) is { } cliPath)
        {
            options.CliPath = cliPath;
            options.ExtensionsPath = Path.GetDirectoryName(cliPath) is { Length: > 0 } folder ? Path.Combine(folder, "ext") : null;
        }
        else if (FirstOf(configuration["ASPIRE_DCP_PATH"]) is { } bundle)
        {
            options.CliPath = Path.Combine(bundle, OperatingSystem.IsWindows() ? "dcp.exe" : "dcp");
            options.ExtensionsPath = Path.Combine(bundle, "ext");
        }
        else
        {
            options.CliPath = Metadata("dcpclipath");
            options.ExtensionsPath = Metadata("dcpextensionspath") ?? Metadata("dcpextensionpaths");
        }
    }

    private void SetPortRange(DcpOptions options)
    {
        const string name = "ASPIRE_PROXYLESS_ENDPOINT_PORT_RANGE";
        if (FirstOf(configuration[name]) is not { } range)
        {
            return;
        }

        if (range.Split('-') is not [var from, var to]
            || !int.TryParse(from.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(to.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var end))
        {
            throw new InvalidOperationException(
                $"Invalid value \"{range}\" for \"{name}\". Expected a port range formatted as \"start-end\", for example \"10000-32767\".");
        }

        options.ProxylessEndpointPortRangeStart = start;
        options.ProxylessEndpointPortRangeEnd = end;
    }

    private string? Metadata(string key) => appHost?
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string? FirstOf(params string?[] values) => values.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
}
