using System.Net;
using OpenMeet.AppHost.Kubernetes.Overlays;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Federation, calls and workers.</summary>
internal static class OptionCheck
{
    private const int MaxWorkers = 16;

    // For documentation only: https://www.rfc-editor.org/rfc/rfc5737
    private static readonly IPNetwork[] Unreal =
        [IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24")];

    public static void Check(DeploymentSettings settings, SettingsProblems problems)
    {
        CheckFederation(settings, problems);
        if (settings.Turn is { } turn)
        {
            CheckHost("turn.host", turn.Host, problems);
            if (turn.ExternalAddress.Length > 0 && (!IPAddress.TryParse(turn.ExternalAddress, out var address) || Unreal.Any(network => network.Contains(address))))
            {
                problems.Add("turn.externalAddress", $"'{turn.ExternalAddress}' is no address that callers reach", "Write the public IP address of the relay's load balancer");
            }
        }

        if (settings.MatrixRtc is { } rtc)
        {
            CheckHost("matrixRtc.host", rtc.Host, problems);
            if (settings.Exposure.Kind != ExposureKind.Ingress || settings.Exposure.IngressClass != IngressFactory.Nginx)
            {
                problems.Add("matrixRtc", "its two services share one name, which only ingress-nginx tells apart here", $"Set exposure.kind to ingress and exposure.ingressClass to {IngressFactory.Nginx}, or take matrixRtc out");
            }
        }

        if (settings.SyncWorkers is < 0 or > MaxWorkers)
        {
            problems.Add("syncWorkers", $"{settings.SyncWorkers} is not between 0 and {MaxWorkers}", "Write 0 for none; one worker per CPU is plenty");
        }
    }

    private static void CheckFederation(DeploymentSettings settings, SettingsProblems problems)
    {
        foreach (var server in settings.FederationWhitelist)
        {
            if (server == settings.ServerName)
            {
                problems.Add("federationWhitelist", $"'{server}' is this server itself", "Name other servers only");
            }
            else if (!Grammar.IsServerName(server))
            {
                problems.Add("federationWhitelist", $"'{server}' is no Matrix server name", "Name each server, such as matrix.org; patterns are not possible");
            }
        }

        foreach (var server in settings.FederationWhitelist.GroupBy(server => server).Where(group => group.Count() > 1))
        {
            problems.Add("federationWhitelist", $"'{server.Key}' is named twice", "Name it once");
        }
    }

    private static void CheckHost(string setting, string host, SettingsProblems problems)
    {
        if (host.Length > 0 && !Grammar.IsHostName(host))
        {
            problems.Add(setting, $"'{host}' is no host name", "Write a name in lower case without scheme and port, such as calls.openmeet.net");
        }
    }
}
