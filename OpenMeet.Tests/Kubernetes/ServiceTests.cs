using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Addresses in the cluster lead to pods.</summary>
public sealed class ServiceTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void Every_Service_finds_the_pods_of_one_workload(string cluster) =>
        AssertAll(Cluster(cluster).All<V1Service>(), service => Cluster(cluster).Select(service.Spec.Selector).Count() == 1, service => service.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_port_of_a_Service_is_one_of_its_pods(string cluster) =>
        AssertAll(
            Cluster(cluster).All<V1Service>().SelectMany(service => service.Spec.Ports.Select(port => (Service: service, Port: port))),
            item => IsOpen(Cluster(cluster).Select(item.Service.Spec.Selector).Single().Main, item.Port),
            item => $"{item.Service.Metadata.Name}:{item.Port.Name}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_workload_of_the_manifest_has_a_Service_of_its_name(string cluster) =>
        AssertAll(ManifestValues.Workloads, workload => Cluster(cluster).One<V1Service>(workload).Spec is { Type: "ClusterIP", ClusterIP: null }, workload => workload);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_internal_address_in_a_variable_is_a_port_of_a_Service(string cluster)
    {
        var open = Cluster(cluster).All<V1Service>().SelectMany(service => service.Spec.Ports.Select(port => $"{service.Metadata.Name}:{port.Port}")).ToHashSet();
        var used = ContainerOf.Mains(Cluster(cluster))
            .SelectMany(item => PodEnvironment.Of(Cluster(cluster), item.Pod.Name, item.Container).Values)
            .Where(value => value.StartsWith("http://", StringComparison.Ordinal));
        // A pod of a StatefulSet is <pod>.<headless service>.
        AssertAll(used, value => open.Contains(new Uri(value).Authority.Split('.')[^1]), value => value);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_StatefulSet_has_a_headless_Service(string cluster) =>
        AssertAll(Cluster(cluster).All<V1StatefulSet>(), set => Cluster(cluster).One<V1Service>(set.Spec.ServiceName).Spec is { ClusterIP: "None", PublishNotReadyAddresses: true }, set => set.Metadata.Name);

    [Theory]
    [InlineData("postgres", 5432)]
    [InlineData("redis", 6379)]
    [InlineData("oidc", 8080)]
    [InlineData("mas", 8080)]
    [InlineData("mas", 8081)]
    [InlineData("synapse", 8008)]
    [InlineData("chat", 8080)]
    [InlineData("element", 8080)]
    [InlineData("proxy", 8080)]
    public void A_Service_listens_where_the_manifest_says(string service, int port) =>
        Assert.Contains(Cluster("cloud").One<V1Service>(service).Spec.Ports, candidate => candidate.Port == port);

    // The numbers of ports of calls are not listed by the container, as Kubernetes allows.
    private static bool IsOpen(V1Container container, V1ServicePort port) =>
        container.Ports.Any(candidate => candidate.Name == port.TargetPort.Value || $"{candidate.ContainerPort}" == port.TargetPort.Value)
        || port.Name.StartsWith("relay-", StringComparison.Ordinal);
}
