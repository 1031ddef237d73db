using System.Globalization;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The database first, then MAS, then Synapse, then the rest, as the deployment guide has it.</summary>
public sealed class StartOrderTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory]
    [InlineData("postgres")]
    [InlineData("redis")]
    [InlineData("oidc", "ensure-database")]
    [InlineData("mas", "ensure-database")]
    [InlineData("synapse", "ensure-database", "wait-for-mas")]
    [InlineData("chat", "ensure-database", "wait-for-redis", "wait-for-oidc", "wait-for-mas", "wait-for-synapse")]
    [InlineData("element")]
    [InlineData("proxy", "wait-for-chat", "wait-for-element")]
    public void Each_workload_waits_for_what_it_needs(string workload, params string[] expected) =>
        Assert.Equal(expected, Cluster("cloud").Pod(workload).InitContainers.Select(container => container.Name));

    [Theory, MemberData(nameof(Clusters))]
    public void Nothing_waits_for_itself_through_others(string cluster)
    {
        var waits = Cluster(cluster).Pods.ToDictionary(pod => pod.Name, Awaited);
        var started = new HashSet<string>();
        while (waits.FirstOrDefault(wait => !started.Contains(wait.Key) && wait.Value.All(started.Contains)).Key is { } next)
        {
            started.Add(next);
        }

        Assert.Equal(waits.Count, started.Count);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void What_is_waited_for_is_asked_as_the_cluster_asks_it(string cluster) =>
        AssertAll(Waiting(cluster), container => AsksReadiness(Cluster(cluster).Pod(container.Args[0]).Main, container), container => $"{string.Join(' ', container.Args)}");

    [Theory, MemberData(nameof(Clusters))]
    public void Who_waits_may_connect(string cluster)
    {
        var arrows = PolicyReader.Arrows(Cluster(cluster)).ToHashSet();
        AssertAll(
            Cluster(cluster).Pods.SelectMany(pod => pod.InitContainers.Where(container => container.Args is not null).Select(container => $"{pod.Name} -> {container.Args[0]}:{container.Args[1]}")),
            arrows.Contains,
            arrow => arrow);
    }

    [Theory]
    [InlineData("oidc", "oidc", null)]
    [InlineData("mas", "mas", null)]
    [InlineData("chat", "chat", null)]
    [InlineData("synapse", "synapse", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")]
    public void Each_database_is_created_by_its_consumer(string workload, string database, string? options)
    {
        var pod = Cluster("cloud").Pod(workload);
        var environment = PodEnvironment.Of(Cluster("cloud"), workload, pod.InitContainers.First());
        Assert.Equal(
            ("postgres", "5432", "postgres", SecretValues.Of("postgres-password"), database, options),
            (environment["PGHOST"], environment["PGPORT"], environment["PGUSER"], environment["PGPASSWORD"], environment["DATABASE"], environment.GetValueOrDefault("DATABASE_OPTIONS")));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_script_that_is_run_is_in_the_ConfigMap(string cluster)
    {
        var scripts = Cluster(cluster).ConfigMap("startup-scripts").Data.Keys;
        AssertAll(
            Cluster(cluster).Pods.SelectMany(pod => pod.InitContainers),
            container => container.Command is ["bash", var path] && container.VolumeMounts.Any(mount => mount.MountPath == Path.GetDirectoryName(path)) && scripts.Contains(Path.GetFileName(path)),
            container => container.Name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Init_containers_run_the_database_image_that_is_there_already(string cluster) =>
        AssertAll(Cluster(cluster).Pods.SelectMany(pod => pod.InitContainers), container => container.Image == Cluster(cluster).Pod("postgres").Main.Image, container => container.Name);

    private IEnumerable<V1Container> Waiting(string cluster) => Cluster(cluster).Pods.SelectMany(pod => pod.InitContainers).Where(container => container.Args is not null);

    private static IEnumerable<string> Awaited(Pod pod) => pod.InitContainers.Select(container => container.Args is null ? "postgres" : container.Args[0]);

    private static bool AsksReadiness(V1Container target, V1Container waiting)
    {
        var http = target.ReadinessProbe.HttpGet;
        var port = target.Ports.Single(port => port.ContainerPort == int.Parse(waiting.Args[1], CultureInfo.InvariantCulture));
        return http is null ? waiting.Args.Count == 2 : http.Port.Value == port.Name && http.Path == waiting.Args[2];
    }
}
