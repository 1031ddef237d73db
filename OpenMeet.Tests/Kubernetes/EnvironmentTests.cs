using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Everything that the manifest tells a workload arrives in its pod.</summary>
public sealed class EnvironmentTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    public static TheoryData<string, string, string, string> Workloads
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var (cluster, serverName, publicHost) in new[]
            {
                ("cloud", "matrix.openmeet.net", "openmeet.net"),
                ("k3s", "matrix.openmeet.home.arpa", "openmeet.home.arpa"),
                (Support.Clusters.Full, "meet.city", "chat.meet.city"),
                (Support.Clusters.Home, "192.168.1.100", "meet.home.arpa"),
            })
            {
                foreach (var workload in ManifestValues.Workloads)
                {
                    data.Add(cluster, workload, serverName, publicHost);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Workloads))]
    public void Every_variable_of_the_manifest_arrives_with_its_value(string cluster, string workload, string serverName, string publicHost)
    {
        var actual = PodEnvironment.Of(Cluster(cluster), workload, Cluster(cluster).Pod(workload).Main);
        var expected = new ManifestValues(serverName, publicHost).Environment(workload);

        Assert.Equal(expected, expected.ToDictionary(variable => variable.Key, variable => actual.GetValueOrDefault(variable.Key, "(missing)")));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_ConfigMap_that_is_referred_to_exists(string cluster)
    {
        var maps = Cluster(cluster).All<V1ConfigMap>().Select(map => map.Metadata.Name).ToHashSet();
        var references = Cluster(cluster).Pods.SelectMany(pod => pod.Containers).SelectMany(container => container.EnvFrom ?? []).Select(source => source.ConfigMapRef.Name)
            .Concat(Cluster(cluster).Pods.SelectMany(pod => pod.Spec.Volumes).Select(volume => volume.ConfigMap?.Name).OfType<string>());
        AssertAll(references, maps.Contains, name => name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void No_ConfigMap_is_left_unused(string cluster) =>
        AssertAll(Cluster(cluster).All<V1ConfigMap>(), map => Cluster(cluster).Yaml.Split(map.Metadata.Name).Length > 2, map => map.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void A_changed_value_replaces_the_pods_that_read_it(string cluster) =>
        AssertAll(Cluster(cluster).All<V1ConfigMap>(), map => map.Metadata.Name.Split('-')[^1].Length == 10, map => map.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void No_variable_is_set_twice(string cluster) =>
        AssertAll(
            ContainerOf.All(Cluster(cluster)),
            item => (item.Container.Env ?? []).Select(variable => variable.Name)
                .Concat((item.Container.EnvFrom ?? []).SelectMany(source => Cluster(cluster).One<V1ConfigMap>(source.ConfigMapRef.Name).Data.Keys))
                .GroupBy(name => name).All(group => group.Count() == 1),
            item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_variable_that_is_expanded_is_defined_before(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => !PodEnvironment.Of(Cluster(cluster), item.Pod.Name, item.Container).Values.Any(value => value.Contains("$(SECRET_", StringComparison.Ordinal)), item => $"{item}");

    [Fact]
    public void Redis_gets_its_password_from_the_shell_not_from_Kubernetes()
    {
        var redis = Cluster("cloud").Pod("redis").Main;
        Assert.Equal(["/bin/sh", "-c", "redis-server --requirepass $REDIS_PASSWORD"], redis.Command.Concat(redis.Args).Select(part => PodEnvironment.Expand(part, new Dictionary<string, string> { ["REDIS_PASSWORD"] = "wrong" })));
    }

    [Fact]
    public void A_password_with_any_character_reaches_URIs_encoded()
    {
        var chat = PodEnvironment.Of(Cluster("cloud"), "chat", Cluster("cloud").Pod("chat").Main);
        Assert.Equal(SecretValues.Of("redis-password"), Uri.UnescapeDataString(new Uri(chat["REDIS_URI"]).UserInfo[1..]));
    }
}
