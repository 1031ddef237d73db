using OpenMeet.AppHost.Kubernetes.Generation;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>Generates the deployment of every cluster once, and lets kustomize build it.</summary>
public sealed class DeploymentFixture : IAsyncLifetime
{
    private readonly ScratchFolder _settings = new();
    private readonly ScratchFolder _output = new();
    private readonly Dictionary<string, RenderedCluster> _clusters = [];

    internal static string ManifestPath { get; } = Path.Combine(RepositoryRoot.Path, "aspire-manifest.json");

    internal static string CommittedSettings { get; } = Path.Combine(RepositoryRoot.Path, "deploy");

    internal string Output => _output.Path;

    internal string Settings => _settings.Path;

    internal AppManifest Manifest { get; private set; } = null!;

    internal RenderedCluster Base { get; private set; } = null!;

    internal IEnumerable<RenderedCluster> Clusters => _clusters.Values;

    internal RenderedCluster Cluster(string name) => _clusters[name];

    public async Task InitializeAsync()
    {
        foreach (var name in Support.Clusters.Committed)
        {
            _settings.Write($"{name}.yaml", await File.ReadAllTextAsync(Path.Combine(CommittedSettings, $"{name}.yaml")));
        }

        foreach (var (name, text) in Support.Clusters.Extra)
        {
            _settings.Write($"{name}.yaml", text);
        }

        Manifest = await ManifestReader.ReadAsync(ManifestPath, default);
        await DeploymentGenerator.RunAsync(ManifestPath, Settings, environment: null, Output, default);
        Base = await RenderedCluster.BuildAsync("base", Path.Combine(Output, "base"));
        foreach (var name in Support.Clusters.All)
        {
            _clusters.Add(name, await RenderedCluster.BuildAsync(name, Path.Combine(Output, "overlays", name)));
        }
    }

    public Task DisposeAsync()
    {
        _settings.Dispose();
        _output.Dispose();
        return Task.CompletedTask;
    }
}
