using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>What people wrote is kept.</summary>
public sealed class StorageTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory]
    [InlineData("postgres", "/var/lib/postgresql")]
    [InlineData("redis", "/data")]
    [InlineData("synapse", "/data")]
    public void State_lies_on_a_persistent_volume(string workload, string path)
    {
        var pod = Cluster("cloud").Pod(workload);
        var claim = Assert.Single(pod.Claims!);
        Assert.Equal(path, pod.Main.VolumeMounts.Single(mount => mount.Name == claim.Metadata.Name).MountPath);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_volume_of_the_manifest_is_claimed(string cluster)
    {
        var volumes = Deployment.Manifest.OfKind<AppHost.Kubernetes.Manifests.ContainerManifest>().SelectMany(container => container.Volumes).Select(volume => volume.Name);
        Assert.Empty(volumes.Except(Claims(cluster).Select(claim => claim.Metadata.Name)));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Volumes_outlive_their_StatefulSet(string cluster) =>
        AssertAll(
            Cluster(cluster).All<V1StatefulSet>().Where(set => set.Spec.VolumeClaimTemplates is not null),
            set => set.Spec.PersistentVolumeClaimRetentionPolicy is { WhenDeleted: "Retain", WhenScaled: "Retain" },
            set => set.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void What_keeps_state_is_one_pod(string cluster) =>
        AssertAll(Cluster(cluster).All<V1StatefulSet>().Where(set => set.Spec.VolumeClaimTemplates is not null), set => set.Spec.Replicas == 1, set => set.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Volumes_are_mounted_by_one_node(string cluster) => AssertAll(Claims(cluster), claim => claim.Spec.AccessModes is ["ReadWriteOnce"], claim => claim.Metadata.Name);

    [Theory]
    [InlineData("cloud", "postgres", "50Gi", null)]
    [InlineData("cloud", "synapse", "100Gi", null)]
    [InlineData("k3s", "postgres", "10Gi", "local-path")]
    [InlineData("full", "postgres", "200Gi", "fast")]
    [InlineData("full", "redis", "2Gi", "fast")]
    [InlineData("full", "synapse", "20Gi", "fast")]
    public void Size_and_class_are_those_of_the_settings(string cluster, string workload, string size, string? storageClass)
    {
        var claim = Cluster(cluster).Pod(workload).Claims!.Single().Spec;
        Assert.Equal((size, storageClass), (claim.Resources.Requests["storage"].ToString(), claim.StorageClassName));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Volumes_belong_to_the_account_of_the_image(string cluster) =>
        AssertAll(
            Cluster(cluster).Pods.Where(pod => pod.Claims is { Count: > 0 }),
            pod => pod.Spec.SecurityContext.FsGroup == pod.Main.SecurityContext.RunAsGroup && pod.Spec.SecurityContext.FsGroupChangePolicy == "OnRootMismatch",
            pod => pod.Name);

    private IEnumerable<V1PersistentVolumeClaim> Claims(string cluster) => Cluster(cluster).Pods.SelectMany(pod => pod.Claims ?? []);
}
