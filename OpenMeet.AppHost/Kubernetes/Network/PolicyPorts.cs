using k8s.Models;

namespace OpenMeet.AppHost.Kubernetes.Network;

/// <summary>Ports of network policies.</summary>
internal static class PolicyPorts
{
    public static V1NetworkPolicyPort Tcp(int port) => new() { Port = port, Protocol = "TCP" };

    public static V1NetworkPolicyPort Udp(int port, int? last = null) => new() { EndPort = last, Port = port, Protocol = "UDP" };
}
