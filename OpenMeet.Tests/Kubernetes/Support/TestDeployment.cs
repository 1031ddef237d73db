using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>The committed manifest, and settings that tests vary.</summary>
internal static class TestDeployment
{
    public static DeploymentSettings Sops { get; } = new(
        "k3s",
        "matrix.openmeet.home.arpa",
        "openmeet.home.arpa",
        "openmeet",
        new ImageSettings("ghcr.io/openmeet-team", "1.0.0", new Dictionary<string, string>(), PullSecret: null),
        new StorageSettings("local-path", new Dictionary<string, string>()),
        new Dictionary<string, int>(),
        new ExposureSettings(ExposureKind.NodePort, IngressClass: null, IngressNamespace: null, []),
        new TlsSettings(TlsMode.Off, Issuer: null, SecretName: null),
        FederationWhitelist: [],
        Turn: null,
        MatrixRtc: null,
        SyncWorkers: 0,
        [new TenantSettings("openmeet", "OpenMeet")],
        new SecretSettings(SecretStore.Sops, [], ClusterSecretStore: null, RemoteKey: null));

    public static DeploymentSettings External { get; } = Sops with
    {
        Environment = "cloud",
        Secrets = new SecretSettings(SecretStore.External, [], "openmeet", "openmeet/chat"),
    };

    public static DeploymentSettings WithOptions { get; } = Sops with
    {
        Turn = new TurnSettings("turn.openmeet.home.arpa", "192.0.2.1"),
        MatrixRtc = new MatrixRtcSettings("rtc.openmeet.home.arpa"),
        SyncWorkers = 2,
    };

    public static Task<AppManifest> ManifestAsync() =>
        ManifestReader.ReadAsync(Path.Combine(RepositoryRoot.Path, "aspire-manifest.json"), CancellationToken.None);
}
