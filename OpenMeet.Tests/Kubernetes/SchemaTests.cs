using k8s;
using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Every object is one that the API server takes, without a field that it would drop.</summary>
public sealed class SchemaTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    private static readonly string Script = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "Kubernetes", "node", "validate.mjs");

    [Fact]
    public async Task Every_object_of_every_cluster_keeps_the_schema_of_its_kind()
    {
        RenderedCluster[] all = [Deployment.Base, .. Support.Clusters.All.Select(Cluster)];
        Assert.Equal($"{all.Sum(cluster => cluster.Objects.Count)} valid", (await ExternalProgram.SucceedAsync("node", [Script], string.Join("---\n", all.Select(cluster => cluster.Yaml)))).Trim());
    }

    [Theory]
    [InlineData("readOnlyRootFilesystem: true", "readonlyRootFilesystem: true")]
    [InlineData("terminationGracePeriodSeconds: 30", "terminationGracePeriodSeconds: soon")]
    [InlineData("kind: PodDisruptionBudget", "kind: PodBudget")]
    [InlineData("whenScaled: Retain", "whenScaled: Keep\n    whenever: Retain")]
    public async Task A_mistake_in_an_object_is_seen(string right, string wrong)
    {
        var yaml = Cluster("cloud").Yaml.Split("---\n").First(document => document.Contains(right, StringComparison.Ordinal));
        var seen = (await ExternalProgram.SucceedAsync("node", [Script], yaml.Replace(right, wrong, StringComparison.Ordinal))).Trim().Split('\n');
        Assert.True(seen.Length > 1, "No problem is named.");
        Assert.Equal("0 valid", seen[^1]);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_generated_file_is_read_strictly(string cluster)
    {
        var folder = Path.Combine(Deployment.Output, "overlays", cluster);
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Where(path => Path.GetFileName(path) != "kustomization.yaml"))
        {
            Assert.NotNull(Assert.Single(KubernetesYaml.LoadAllFromString(File.ReadAllText(path), typeMap: null, strict: true)));
        }
    }
}
