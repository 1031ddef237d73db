namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>How the public gets to the proxy.</summary>
internal enum ExposureKind
{
    /// <summary>An Ingress with a rule for each public name.</summary>
    Ingress,

    /// <summary>Ports of every node: 30067 for Matrix clients, 30080 for browsers. Something in front ends TLS.</summary>
    NodePort,
}
