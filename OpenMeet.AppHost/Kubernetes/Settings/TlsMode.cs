namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where TLS ends.</summary>
internal enum TlsMode
{
    /// <summary>At the Ingress, with a certificate that cert-manager gets from a cluster issuer.</summary>
    Issuer,

    /// <summary>At the Ingress, with a certificate in a Secret that is there already.</summary>
    Secret,

    /// <summary>At a proxy in front of the cluster. The public URLs are https all the same.</summary>
    Off,
}
