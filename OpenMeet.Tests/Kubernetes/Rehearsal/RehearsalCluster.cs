using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Secrets.Support;
using OpenMeet.Tests.Kubernetes.Support;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>
/// The committed deployment of the home cluster, run without a cluster: every pod as hardened as its YAML says, with the
/// secrets that <c>secrets init</c> makes. All pods start at once; what must come first, their own init containers wait for.
/// </summary>
public sealed class RehearsalCluster : IAsyncLifetime
{
    internal const string PublicHost = "openmeet.home.arpa";

    private readonly Dictionary<string, RunningPod> _pods = [];
    private RenderedCluster _cluster = null!;
    private SecretsOfTest _secrets = null!;
    private PodVolumes? _volumes;

    internal IEnumerable<RunningPod> Pods => _pods.Values;

    /// <summary>The platform, which pushes people and events.</summary>
    internal PlatformClient Platform => new(Url("id"), Url("chat"), "openmeet-platform", Secret("oidc-platform-client-secret"), Door());

    /// <summary>Where the proxy is reached on this machine.</summary>
    internal int Port => _pods["proxy-0"].Port;

    /// <summary>A public URL.</summary>
    internal static Uri Url(string name) => new($"https://{name}.{PublicHost}");

    /// <summary>A way in for a client: what ends TLS in front of the cluster, and a browser's cookies.</summary>
    internal PublicDoor Door() => new(Port);

    public async Task InitializeAsync()
    {
        await Docker.RemoveLeftoversAsync();
        await RehearsalImages.BuildAsync();
        _cluster = await RenderedCluster.BuildAsync("k3s", Path.Combine(RepositoryRoot.Path, "deploy", "kubernetes", "overlays", "k3s"));
        _secrets = await SecretsOfTest.InitAsync();
        var networks = new PodNetworks(_cluster);
        await networks.CreateAsync();
        _volumes = new PodVolumes(_cluster);
        var instances = PodInstance.All(_cluster).ToList();
        await PodVolumes.PrepareAsync(instances);
        foreach (var instance in instances)
        {
            _pods.Add(instance.Name, new RunningPod(_cluster, instance, networks, _volumes, Secret));
        }

        // The first that fails ends it all: the others wait for it.
        await foreach (var start in Task.WhenEach(_pods.Values.Select(pod => pod.StartAsync())))
        {
            await start;
        }
    }

    /// <summary>
    /// Replaces a pod by a new one, which gets the volumes of its claims again. Afterwards every pod is asked until it is ready:
    /// the kubelet does so all the time, and one that has lost its database notices by it.
    /// </summary>
    internal async Task ReplaceAsync(string name)
    {
        var pod = _pods[name];
        await pod.StopAsync();
        await PodVolumes.PrepareAsync(PodInstance.All(_cluster).Where(instance => instance.Name == name));
        await pod.StartAsync();
        foreach (var other in _pods.Values)
        {
            await Eventually.TrueAsync(other.IsReadyAsync, TimeSpan.FromMinutes(2));
        }
    }

    public async Task DisposeAsync()
    {
        await Docker.RemoveAllAsync();
        _volumes?.Dispose();
    }

    private string Secret(string name) => _secrets.Values[name] ?? throw new InvalidOperationException($"secrets init makes no {name}.");
}
