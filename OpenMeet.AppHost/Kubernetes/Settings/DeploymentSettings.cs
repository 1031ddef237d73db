namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>What differs from cluster to cluster: one small file, <c>deploy/&lt;environment&gt;.yaml</c>. No secret is in it.</summary>
/// <param name="Environment">The file's name without extension: <c>k3s</c>, <c>cloud</c>.</param>
/// <param name="ServerName">The part after the colon of every Matrix id. It can never change.</param>
/// <param name="PublicHost">The domain below which the public names lie: <c>chat.</c>, <c>matrix.</c>, <c>account.</c>, <c>id.</c>, <c>element.</c></param>
/// <param name="Namespace">Kubernetes namespace of everything.</param>
/// <param name="Images">Where the images that this solution builds are pulled from.</param>
/// <param name="Storage">Persistent volumes.</param>
/// <param name="Replicas">Pods by resource, where it is not one or the table's.</param>
/// <param name="Exposure">How the public gets to the proxy.</param>
/// <param name="Tls">Where TLS ends.</param>
/// <param name="FederationWhitelist">Homeservers that may federate. Empty: none, federation is closed.</param>
/// <param name="Turn">Relays for voice and video; null: off.</param>
/// <param name="MatrixRtc">Group calls; null: off.</param>
/// <param name="SyncWorkers">Synapse workers for <c>/sync</c>; 0: the main process does it all.</param>
/// <param name="Tenants">Whose chat it is.</param>
/// <param name="Secrets">Where secrets are kept.</param>
internal sealed record DeploymentSettings(
    string Environment,
    string ServerName,
    string PublicHost,
    string Namespace,
    ImageSettings Images,
    StorageSettings Storage,
    IReadOnlyDictionary<string, int> Replicas,
    ExposureSettings Exposure,
    TlsSettings Tls,
    IReadOnlyList<string> FederationWhitelist,
    TurnSettings? Turn,
    MatrixRtcSettings? MatrixRtc,
    int SyncWorkers,
    IReadOnlyList<TenantSettings> Tenants,
    SecretSettings Secrets);
