namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>How the public gets to the proxy.</summary>
/// <param name="Kind">Ingress or node ports.</param>
/// <param name="IngressClass">Class of the Ingress; null: the cluster's default.</param>
/// <param name="IngressNamespace">Namespace of the ingress controller, the only one that may reach the proxy; null: from anywhere.</param>
/// <param name="TrustedNetworks">Proxies in front of ours whose <c>X-Forwarded-For</c> is believed, in CIDR notation.</param>
internal sealed record ExposureSettings(ExposureKind Kind, string? IngressClass, string? IngressNamespace, IReadOnlyList<string> TrustedNetworks);
