using k8s.Models;

namespace OpenMeet.AppHost.Kubernetes.Network;

/// <summary>Addresses outside the cluster.</summary>
internal static class Internet
{
    private static readonly string[] Private = ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>Every public address: no node, no pod, no metadata service of a cloud, no home network.</summary>
    public static IReadOnlyList<V1NetworkPolicyPeer> Public { get; } =
    [
        new() { IpBlock = new() { Cidr = "0.0.0.0/0", Except = Private } },
        new() { IpBlock = new() { Cidr = "::/0", Except = ["fc00::/7", "fe80::/10"] } },
    ];

    /// <summary>Every address: the public name of this installation may resolve to a private one.</summary>
    public static IReadOnlyList<V1NetworkPolicyPeer> Any { get; } =
    [
        new() { IpBlock = new() { Cidr = "0.0.0.0/0" } },
        new() { IpBlock = new() { Cidr = "::/0" } },
    ];
}
