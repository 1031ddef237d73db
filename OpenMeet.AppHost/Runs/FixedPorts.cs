using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace OpenMeet.AppHost.Runs;

/// <summary>The ports that the description names: public names and dashboard.</summary>
internal static class FixedPorts
{
    private static readonly string[] DashboardUrls =
        ["ASPNETCORE_URLS", "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL", "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"];

    /// <summary>The first port that another program listens on, in one line; null when all are free.</summary>
    public static string? WhyTaken(IDistributedApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue<bool>("DcpPublisher:RandomizePorts"))
        {
            return null;
        }

        return Named(builder).FirstOrDefault(port => !IsFree(port.Port)) is { Port: > 0 } taken
            ? string.Create(CultureInfo.InvariantCulture, $"Port {taken.Port}, which '{taken.Name}' needs, is taken by another program. Stop that one, or start this stack on free ports with ./run --isolated.")
            : null;
    }

    private static IEnumerable<(string Name, int Port)> Named(IDistributedApplicationBuilder builder) =>
        DashboardUrls
            .SelectMany(name => (builder.Configuration[name] ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
            .Select(url => ("dashboard", new Uri(url).Port))
            .Concat(builder.Resources
                .SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>())
                .Where(endpoint => endpoint.Port is not null)
                .Select(endpoint => (endpoint.Name, endpoint.Port!.Value)));

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
