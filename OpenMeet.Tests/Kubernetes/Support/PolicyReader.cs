using k8s.Models;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>What the network policies of a cluster allow together.</summary>
internal static class PolicyReader
{
    /// <summary>The connections between workloads for which both ends have a rule.</summary>
    public static IEnumerable<string> Arrows(RenderedCluster cluster) => Outgoing(cluster).Intersect(Incoming(cluster)).Order(StringComparer.Ordinal);

    /// <summary>Connections that the pods they come from may open.</summary>
    public static IEnumerable<string> Outgoing(RenderedCluster cluster) =>
        from policy in cluster.All<V1NetworkPolicy>()
        from rule in policy.Spec.Egress ?? []
        from peer in rule.To ?? []
        where peer is { PodSelector: not null, NamespaceSelector: null }
        from source in cluster.Select(policy.Spec.PodSelector.MatchLabels)
        from target in cluster.Select(peer.PodSelector.MatchLabels)
        from port in rule.Ports
        select $"{source.Name} -> {target.Name}:{port.Port.Value}";

    /// <summary>Connections that the pods they go to may take.</summary>
    public static IEnumerable<string> Incoming(RenderedCluster cluster) =>
        from policy in cluster.All<V1NetworkPolicy>()
        from rule in policy.Spec.Ingress ?? []
        from peer in rule.FromProperty ?? []
        where peer is { PodSelector: not null, NamespaceSelector: null }
        from source in cluster.Select(peer.PodSelector.MatchLabels)
        from target in cluster.Select(policy.Spec.PodSelector.MatchLabels)
        from port in rule.Ports
        select $"{source.Name} -> {target.Name}:{port.Port.Value}";

    /// <summary>Who outside the namespace may reach what: <c>who -&gt; workload:ports</c>.</summary>
    public static IEnumerable<string> FromOutside(RenderedCluster cluster) =>
        (from policy in cluster.All<V1NetworkPolicy>()
         from rule in policy.Spec.Ingress ?? []
         from source in Sources(rule)
         from target in cluster.Select(policy.Spec.PodSelector.MatchLabels)
         from port in rule.Ports
         select $"{source} -> {target.Name}:{port.Port.Value}{(port.EndPort is { } end ? $"-{end}" : "")}/{port.Protocol}").Order(StringComparer.Ordinal);

    /// <summary>Who may reach the internet: <c>workload -&gt; network:ports</c>.</summary>
    public static IEnumerable<string> ToOutside(RenderedCluster cluster) =>
        (from policy in cluster.All<V1NetworkPolicy>()
         where policy.Spec.PodSelector.MatchLabels is { Count: > 0 }
         from rule in policy.Spec.Egress ?? []
         from peer in rule.To ?? []
         where peer.IpBlock?.Cidr == "0.0.0.0/0"
         from source in cluster.Select(policy.Spec.PodSelector.MatchLabels)
         from port in rule.Ports
         select $"{source.Name} -> {(peer.IpBlock.Except is null ? "any" : "public")}:{port.Port.Value}{(port.EndPort is { } end ? $"-{end}" : "")}/{port.Protocol}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Sources(V1NetworkPolicyIngressRule rule) => rule.FromProperty is null
        ? ["anywhere"]
        : rule.FromProperty.Where(peer => peer.NamespaceSelector is not null).Select(peer => peer.NamespaceSelector.MatchLabels.Single() is var label && label.Key == "kubernetes.io/metadata.name" ? label.Value : label.Key);
}
