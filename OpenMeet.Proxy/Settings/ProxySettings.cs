using System.Net;
using OpenMeet.Proxy.Routing;
using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.Proxy.Settings;

/// <summary>What the proxy is told by its environment.</summary>
/// <param name="PublicUrls">Base URL of each public name.</param>
/// <param name="Destinations">Base URLs of each service: one of each, but any number of Synapse's workers, which need not be there.</param>
/// <param name="MatrixServerName">The part of Matrix ids behind the colon.</param>
/// <param name="Federation">Whether other homeservers may come in. Closed by default.</param>
/// <param name="MatrixRtc">Authorization service of group calls, which clients are told of; null: no group calls.</param>
/// <param name="RequestsPerMinute">Sustained rate of one client address; 0: no limit.</param>
/// <param name="Burst">Requests that one address may make at once.</param>
/// <param name="MediaBodyLimit">Bytes of one upload.</param>
/// <param name="BodyLimit">Bytes of any other request.</param>
/// <param name="TrustedNetworks">Proxies in front of this one, whose word for the client's address is taken. None by default.</param>
internal sealed record ProxySettings(
    IReadOnlyDictionary<PublicName, Uri> PublicUrls,
    IReadOnlyDictionary<Service, IReadOnlyList<Uri>> Destinations,
    string MatrixServerName,
    bool Federation,
    Uri? MatrixRtc,
    int RequestsPerMinute,
    int Burst,
    long MediaBodyLimit,
    long BodyLimit,
    IReadOnlyList<IPNetwork> TrustedNetworks)
{
    private const int Megabyte = 1024 * 1024;

    /// <exception cref="SettingsException">Something is missing or invalid.</exception>
    public static ProxySettings Read(IConfiguration configuration) => configuration.Read(settings => new ProxySettings(
        ReadPublicUrls(settings),
        ReadDestinations(settings),
        settings.Required("MATRIX_SERVER_NAME"),
        settings.OneOf("PROXY_FEDERATION", Routing.Federation.Closed) == Routing.Federation.Open,
        settings.Optional("PROXY_MATRIX_RTC_URL") is null ? null : settings.RequiredUri("PROXY_MATRIX_RTC_URL"),
        Number(settings, "PROXY_RATE_LIMIT_PER_MINUTE", 6000),
        Number(settings, "PROXY_RATE_LIMIT_BURST", 1000),
        Megabyte * (long)Number(settings, "PROXY_MEDIA_BODY_LIMIT_MB", 50),
        10 * Megabyte,
        ReadNetworks(settings, "PROXY_TRUSTED_NETWORKS")));

    private static Dictionary<PublicName, Uri> ReadPublicUrls(SettingsReader settings)
    {
        var urls = new Dictionary<PublicName, Uri>();
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Enum.GetValues<PublicName>())
        {
            var setting = Setting(name);
            urls[name] = settings.RequiredBaseUri(setting);
            if (urls[name].Host.Length == 0)
            {
                // Reported by the reader already.
                continue;
            }

            if (urls[name].AbsolutePath != "/")
            {
                settings.Problem(setting, "has a path: public names are told apart by host and port alone", 0);
            }

            if (!owners.TryAdd(urls[name].Authority, setting))
            {
                settings.Problem(setting, $"has the host and port of {owners[urls[name].Authority]}", 0);
            }
        }

        return urls;
    }

    private static Dictionary<Service, IReadOnlyList<Uri>> ReadDestinations(SettingsReader settings)
    {
        var destinations = new Dictionary<Service, IReadOnlyList<Uri>>();
        foreach (var service in Enum.GetValues<Service>().Where(service => service != Service.SynapseSync))
        {
            destinations[service] = [settings.RequiredUri(Setting(service, 0))];
        }

        var workers = new List<Uri>();
        while (settings.Optional(Setting(Service.SynapseSync, workers.Count)) is not null)
        {
            workers.Add(settings.RequiredUri(Setting(Service.SynapseSync, workers.Count)));
        }

        if (workers.Count > 0)
        {
            destinations[Service.SynapseSync] = workers;
        }

        return destinations;
    }

    private static List<IPNetwork> ReadNetworks(SettingsReader settings, string name)
    {
        var networks = new List<IPNetwork>();
        foreach (var text in settings.Optional(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else
            {
                settings.Problem(name, "is not a comma-separated list of networks such as 10.0.0.0/8", 0);
            }
        }

        return networks;
    }

    private static int Number(SettingsReader settings, string name, int fallback) => settings.Optional(name) switch
    {
        null => fallback,
        var text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => settings.Problem(name, "is not a whole number", fallback),
    };

    private static string Setting(PublicName name) => $"PUBLIC_{name.ToString().ToUpperInvariant()}_URL";

    private static string Setting(Service service, int number)
    {
        var name = service == Service.SynapseSync ? "synapse-sync" : service.ToString().ToLowerInvariant();
        return $"services:{name}:http:{number}";
    }
}
