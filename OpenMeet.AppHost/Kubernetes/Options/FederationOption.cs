using OpenMeet.AppHost.Kubernetes.Network;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>Federation with the named servers, and no others; closed without any.</summary>
internal sealed class FederationOption : IClusterStep
{
    public void Apply(ClusterPlan plan)
    {
        if (plan.Settings.FederationWhitelist.Count == 0)
        {
            return;
        }

        var homeserver = StackTable.Part(Component.Homeserver);
        plan.Set(Component.Homeserver, "SYNAPSE_FEDERATION_DOMAIN_WHITELIST", string.Join(',', plan.Settings.FederationWhitelist));
        plan.Set(Component.Gateway, "PROXY_FEDERATION", "open");
        // Network policies know no names: which servers are asked is the homeserver's own list.
        plan.Files.AddNamed(PolicyFactory.ToOutside(
            homeserver, $"{homeserver.Resource}-federation", Internet.Public, PolicyPorts.Tcp(443), PolicyPorts.Tcp(8448)));
    }
}
