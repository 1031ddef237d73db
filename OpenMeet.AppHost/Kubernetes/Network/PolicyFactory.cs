using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Network;

/// <summary>Network policies. They add up: whatever none of them allows is denied, since <see cref="DefaultDeny"/> selects every pod.</summary>
internal static class PolicyFactory
{
    /// <summary>Nothing goes in or out.</summary>
    public static V1NetworkPolicy DefaultDeny() => Policy("default-deny", StackLabels.Common(), new V1LabelSelector(), [], []);

    /// <summary>Every pod may ask the cluster's DNS, the one of the node too where there is one.</summary>
    public static V1NetworkPolicy Dns() => Policy("allow-dns", StackLabels.Common(), new V1LabelSelector(), ingress: null,
    [
        new()
        {
            Ports = [PolicyPorts.Udp(53), PolicyPorts.Tcp(53)],
            To =
            [
                new()
                {
                    NamespaceSelector = Namespace("kube-system"),
                    PodSelector = new() { MatchLabels = new Dictionary<string, string> { ["k8s-app"] = "kube-dns" } },
                },
                new() { IpBlock = new() { Cidr = "169.254.20.10/32" } },
            ],
        },
    ]);

    /// <summary>A workload's arrows, in and out.</summary>
    public static V1NetworkPolicy Workload(WorkloadRow row, IReadOnlyCollection<Arrow> arrows, int? metricsPort = null, string? name = null)
    {
        List<V1NetworkPolicyIngressRule> ingress = [.. arrows
            .Where(arrow => arrow.To == row.Resource)
            .GroupBy(arrow => arrow.From)
            .Select(group => new V1NetworkPolicyIngressRule { FromProperty = [Pods(group.Key)], Ports = Ports(group) })];
        if (metricsPort is { } port)
        {
            ingress.Add(new()
            {
                FromProperty = [new() { NamespaceSelector = new() { MatchLabels = new Dictionary<string, string> { [StackLabels.Monitoring] = "true" } } }],
                Ports = [PolicyPorts.Tcp(port)],
            });
        }

        List<V1NetworkPolicyEgressRule> egress = [.. arrows
            .Where(arrow => arrow.From == row.Resource)
            .GroupBy(arrow => arrow.To)
            .Select(group => new V1NetworkPolicyEgressRule { To = [Pods(group.Key)], Ports = Ports(group) })];
        return Of(row, name ?? row.Resource, ingress, egress);
    }

    /// <summary>What may come from outside the namespace: one other namespace, or (null) anywhere.</summary>
    public static V1NetworkPolicy FromOutside(WorkloadRow row, string name, string? fromNamespace, params V1NetworkPolicyPort[] ports) => Of(row, name,
        [new() { FromProperty = fromNamespace is null ? null : [new() { NamespaceSelector = Namespace(fromNamespace) }], Ports = [.. ports] }],
        egress: null);

    /// <summary>What may go to the internet.</summary>
    public static V1NetworkPolicy ToOutside(WorkloadRow row, string name, IReadOnlyList<V1NetworkPolicyPeer> peers, params V1NetworkPolicyPort[] ports) =>
        Of(row, name, ingress: null, [new() { Ports = ports.Length == 0 ? null : [.. ports], To = [.. peers] }]);

    private static V1NetworkPolicy Of(WorkloadRow row, string name, IList<V1NetworkPolicyIngressRule>? ingress, IList<V1NetworkPolicyEgressRule>? egress) =>
        Policy(name, StackLabels.Of(row), new V1LabelSelector { MatchLabels = StackLabels.Selector(row.Resource) }, ingress, egress);

    private static V1NetworkPolicy Policy(
        string name,
        IDictionary<string, string> labels,
        V1LabelSelector pods,
        IList<V1NetworkPolicyIngressRule>? ingress,
        IList<V1NetworkPolicyEgressRule>? egress) => new()
    {
        ApiVersion = "networking.k8s.io/v1",
        Kind = "NetworkPolicy",
        Metadata = new() { Labels = labels, Name = name },
        Spec = new()
        {
            Egress = egress is { Count: > 0 } ? egress : null,
            Ingress = ingress is { Count: > 0 } ? ingress : null,
            PodSelector = pods,
            PolicyTypes = [.. ingress is null ? Array.Empty<string>() : ["Ingress"], .. egress is null ? Array.Empty<string>() : ["Egress"]],
        },
    };

    private static V1NetworkPolicyPeer Pods(string resource) => new() { PodSelector = new() { MatchLabels = StackLabels.Selector(resource) } };

    private static List<V1NetworkPolicyPort> Ports(IEnumerable<Arrow> arrows) => [.. arrows.Select(arrow => PolicyPorts.Tcp(arrow.Port))];

    private static V1LabelSelector Namespace(string name) =>
        new() { MatchLabels = new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = name } };
}
