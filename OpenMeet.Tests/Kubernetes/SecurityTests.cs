using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The "restricted" profile of pod security, and more.</summary>
public sealed class SecurityTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void No_pod_runs_as_root(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => pod.Spec.SecurityContext is { RunAsNonRoot: true, RunAsUser: > 0, RunAsGroup: > 0, FsGroup: > 0 }, pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void No_container_runs_as_root(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext is { RunAsNonRoot: true, RunAsUser: > 0, RunAsGroup: > 0 }, item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_root_file_system_is_read_only(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext.ReadOnlyRootFilesystem == true, item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void No_container_can_gain_privileges(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext is { AllowPrivilegeEscalation: false, Privileged: false }, item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_container_drops_all_capabilities(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext.Capabilities.Drop is ["ALL"], item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Only_the_relay_adds_one_which_its_program_bears(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext.Capabilities.Add is null || (item.Container.Name == "coturn" && item.Container.SecurityContext.Capabilities.Add is ["NET_BIND_SERVICE"]), item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void Every_pod_and_container_has_the_runtimes_seccomp_profile(string cluster) =>
        AssertAll(ContainerOf.All(Cluster(cluster)), item => item.Container.SecurityContext.SeccompProfile.Type == "RuntimeDefault" && item.Pod.Spec.SecurityContext.SeccompProfile.Type == "RuntimeDefault", item => $"{item}");

    [Theory, MemberData(nameof(Clusters))]
    public void No_pod_has_a_token_of_the_cluster(string cluster)
    {
        AssertAll(Cluster(cluster).Pods, pod => pod.Spec.AutomountServiceAccountToken == false, pod => pod.Name);
        AssertAll(Cluster(cluster).All<V1ServiceAccount>(), account => account.AutomountServiceAccountToken == false, account => account.Metadata.Name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_pod_has_an_account_of_its_own(string cluster)
    {
        var accounts = Cluster(cluster).All<V1ServiceAccount>().Select(account => account.Metadata.Name).ToHashSet();
        AssertAll(Cluster(cluster).Pods, pod => pod.Spec.ServiceAccountName == pod.Name && accounts.Contains(pod.Name), pod => pod.Name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void No_pod_gets_variables_from_the_names_of_Services(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => pod.Spec.EnableServiceLinks == false, pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void No_pod_sees_its_node(string cluster) =>
        AssertAll(
            Cluster(cluster).Pods,
            pod => pod.Spec is { HostNetwork: not true, HostPID: not true, HostIPC: not true }
                && pod.Spec.Volumes.All(volume => volume.HostPath is null)
                && pod.Main.Ports.All(port => port.HostPort is null),
            pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void The_namespace_refuses_pods_that_ask_for_more(string cluster) =>
        Assert.Equal("restricted", Cluster(cluster).All<V1Namespace>().Single().Metadata.Labels["pod-security.kubernetes.io/enforce"]);

    [Theory, MemberData(nameof(Clusters))]
    public void No_role_is_granted(string cluster) => Assert.DoesNotContain(Cluster(cluster).Objects, item => item.Kind.Contains("Role", StringComparison.Ordinal));

    [Theory]
    [InlineData("postgres", 999)]
    [InlineData("redis", 999)]
    [InlineData("synapse", 991)]
    [InlineData("mas", 65532)]
    [InlineData("element", 101)]
    [InlineData("chat", 1654)]
    [InlineData("oidc", 1654)]
    [InlineData("proxy", 1654)]
    public void Each_image_runs_as_the_account_that_owns_its_files(string workload, long account) =>
        Assert.Equal((account, account, account), (Cluster("cloud").Pod(workload).Main.SecurityContext.RunAsUser, Cluster("cloud").Pod(workload).Main.SecurityContext.RunAsGroup, Cluster("cloud").Pod(workload).Spec.SecurityContext.FsGroup));
}
