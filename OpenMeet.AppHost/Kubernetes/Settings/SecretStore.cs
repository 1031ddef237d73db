namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where secrets are kept between deployments.</summary>
internal enum SecretStore
{
    /// <summary>In the repository, encrypted by SOPS for age recipients.</summary>
    Sops,

    /// <summary>In an external store, which the External Secrets Operator reads.</summary>
    External,
}
