using k8s;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Everything says what it is and who made it.</summary>
public sealed class LabelTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void Every_object_says_what_it_is_part_of_and_who_manages_it(string cluster) =>
        AssertAll(Cluster(cluster).Objects, item => Label(item, "app.kubernetes.io/part-of") == "openmeet" && Label(item, "app.kubernetes.io/managed-by") == "openmeet-apphost", Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_object_says_its_environment(string cluster) =>
        AssertAll(Cluster(cluster).Objects, item => Label(item, "openmeet.io/environment") == cluster, Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_pod_says_its_resource_and_component(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => pod.Template.Metadata.Labels["openmeet.io/resource"] == pod.Name && pod.Template.Metadata.Labels["app.kubernetes.io/component"].Length > 0, pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Selectors_hold_no_label_that_may_change(string cluster) =>
        AssertAll(
            [.. Cluster(cluster).All<V1Deployment>().Select(item => item.Spec.Selector), .. Cluster(cluster).All<V1StatefulSet>().Select(item => item.Spec.Selector)],
            selector => selector.MatchLabels.Keys.Order().SequenceEqual(["app.kubernetes.io/name", "app.kubernetes.io/part-of"]),
            selector => string.Join(',', selector.MatchLabels.Keys));

    [Theory, MemberData(nameof(Clusters))]
    public void Every_object_lies_in_the_namespace_of_the_settings(string cluster)
    {
        var name = Cluster(cluster).All<V1Namespace>().Single().Metadata.Name;
        AssertAll(Cluster(cluster).Objects.Where(item => item is not V1Namespace), item => item.Metadata.NamespaceProperty == name, Name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void No_two_objects_share_a_name(string cluster) =>
        Assert.Equal(Cluster(cluster).Objects.Count, Cluster(cluster).Objects.DistinctBy(Name).Count());

    [Theory]
    [InlineData("cloud", "openmeet", "matrix.openmeet.net")]
    [InlineData("full", "meet", "meet.city")]
    public void The_namespace_records_the_server_name(string cluster, string name, string serverName)
    {
        var metadata = Cluster(cluster).All<V1Namespace>().Single().Metadata;
        Assert.Equal((name, serverName), (metadata.Name, metadata.Annotations["openmeet.io/server-name"]));
    }

    private static string Name(IKubernetesObject<V1ObjectMeta> item) => $"{item.Kind}/{item.Metadata.Name}";

    private static string? Label(IKubernetesObject<V1ObjectMeta> item, string label) => item.Metadata.Labels?.TryGetValue(label, out var value) == true ? value : null;
}
