using System.Text.RegularExpressions;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>What every container must have, as ESS asks of its own chart.</summary>
public sealed partial class ContainerTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_has_a_startup_probe(string cluster) =>
        AssertAll(ContainerOf.Mains(Cluster(cluster)), item => IsProbe(item.Container.StartupProbe), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_has_a_readiness_probe(string cluster) =>
        AssertAll(ContainerOf.Mains(Cluster(cluster)), item => IsProbe(item.Container.ReadinessProbe), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_has_a_liveness_probe(string cluster) =>
        AssertAll(ContainerOf.Mains(Cluster(cluster)), item => IsProbe(item.Container.LivenessProbe), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void A_start_may_take_longer_than_a_hang(string cluster) =>
        AssertAll(ContainerOf.Mains(Cluster(cluster)), item => Patience(item.Container.StartupProbe) >= Patience(item.Container.LivenessProbe), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_probe_asks_a_port_that_the_container_has(string cluster) =>
        AssertAll(ContainerOf.Mains(Cluster(cluster)), item => Probes(item.Container).All(probe => HasPort(item.Container, probe)), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_requests_cpu_and_memory(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.Resources.Requests.ContainsKey("cpu") && item.Container.Resources.Requests.ContainsKey("memory"), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_has_a_memory_limit_above_its_request(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.Resources.Limits["memory"].ToDecimal() >= item.Container.Resources.Requests["memory"].ToDecimal(), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_image_is_pinned(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => Pinned().IsMatch(item.Container.Image) && !item.Container.Image.EndsWith(":latest", StringComparison.Ordinal), item => $"{item}: {item.Container.Image}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_image_names_its_registry(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.Image.Split('/')[0].Contains('.', StringComparison.Ordinal), item => $"{item}: {item.Container.Image}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_mount_has_a_volume(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.VolumeMounts.All(mount => VolumeNames(item.Pod).Contains(mount.Name)), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_volume_is_mounted(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => VolumeNames(pod).All(volume => pod.Containers.Any(container => container.VolumeMounts.Any(mount => mount.Name == volume))), pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void No_two_mounts_of_a_container_share_a_path(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.VolumeMounts.DistinctBy(mount => mount.MountPath).Count() == item.Container.VolumeMounts.Count, item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Containers_and_ports_of_a_pod_have_names_of_their_own(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => pod.Containers.DistinctBy(container => container.Name).Count() == pod.Containers.Count() && pod.Main.Ports.All(port => port.Name is { Length: > 0 and <= 15 }), pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_writable_folder_has_a_limit(string cluster) =>
        AssertAll(Cluster(cluster).Pods.SelectMany(pod => pod.Spec.Volumes).Where(volume => volume.EmptyDir is not null), volume => volume.EmptyDir.SizeLimit is not null, volume => volume.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Temporary_files_have_a_place_everywhere(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.VolumeMounts.Any(mount => mount.MountPath == "/tmp"), item => $"{item}");

    private static IEnumerable<string> VolumeNames(Pod pod) => pod.Spec.Volumes.Select(volume => volume.Name).Concat((pod.Claims ?? []).Select(claim => claim.Metadata.Name));

    private static bool IsProbe(V1Probe? probe) => probe is { PeriodSeconds: > 0, TimeoutSeconds: > 0, FailureThreshold: > 0 }
        && (probe.HttpGet is not null || probe.TcpSocket is not null || probe.Exec is not null);

    private static int? Patience(V1Probe probe) => probe.PeriodSeconds * probe.FailureThreshold;

    private static IEnumerable<V1Probe> Probes(V1Container container) => [container.StartupProbe, container.ReadinessProbe, container.LivenessProbe];

    private static bool HasPort(V1Container container, V1Probe probe) =>
        (probe.HttpGet?.Port ?? probe.TcpSocket?.Port) is not { } port || container.Ports.Any(candidate => candidate.Name == port.Value);

    [GeneratedRegex("(:[A-Za-z0-9_][A-Za-z0-9._-]*|@sha256:[0-9a-f]{64})$")]
    private static partial Regex Pinned();
}
