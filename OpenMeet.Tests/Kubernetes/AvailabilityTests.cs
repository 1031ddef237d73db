using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Enough pods stay there while nodes and versions change.</summary>
public sealed class AvailabilityTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory, MemberData(nameof(Clusters))]
    public void Every_disruption_budget_finds_a_workload(string cluster) =>
        AssertAll(Cluster(cluster).All<V1PodDisruptionBudget>(), budget => Cluster(cluster).Select(budget.Spec.Selector.MatchLabels).Count() == 1, budget => budget.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void No_disruption_budget_blocks_the_draining_of_a_node(string cluster) =>
        AssertAll(Cluster(cluster).All<V1PodDisruptionBudget>(), budget => budget.Spec is { MaxUnavailable.Value: "1", MinAvailable: null, UnhealthyPodEvictionPolicy: "AlwaysAllow" }, budget => budget.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Whatever_can_have_more_pods_has_a_disruption_budget_and_is_spread(string cluster)
    {
        var single = new[] { "postgres", "redis", "synapse", "coturn", "livekit", "lk-jwt-service" };
        var budgets = Cluster(cluster).All<V1PodDisruptionBudget>().Select(budget => budget.Metadata.Name).ToHashSet();
        AssertAll(
            Cluster(cluster).Pods.Where(pod => !single.Contains(pod.Name)),
            pod => budgets.Contains(pod.Name) && pod.Spec.TopologySpreadConstraints.Any(spread => spread is { TopologyKey: "kubernetes.io/hostname", WhenUnsatisfiable: "ScheduleAnyway" }),
            pod => pod.Name);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Pods_are_spread_among_those_of_their_own_workload(string cluster) =>
        AssertAll(
            Cluster(cluster).Pods.SelectMany(pod => (pod.Spec.TopologySpreadConstraints ?? []).Select(spread => (pod.Name, Spread: spread))),
            item => Cluster(cluster).Select(item.Spread.LabelSelector.MatchLabels).Single().Name == item.Name,
            item => item.Name);

    [Theory]
    [InlineData("cloud", 2, 6)]
    [InlineData("k3s", 2, 6)]
    [InlineData("full", 8, 8)]
    public void The_chat_follows_the_load(string cluster, int minimum, int maximum)
    {
        var scaler = Assert.Single(Cluster(cluster).All<V2HorizontalPodAutoscaler>());
        Assert.Equal(("Deployment", "chat", minimum, maximum), (scaler.Spec.ScaleTargetRef.Kind, scaler.Spec.ScaleTargetRef.Name, scaler.Spec.MinReplicas, scaler.Spec.MaxReplicas));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void An_autoscaled_workload_has_no_number_of_its_own(string cluster) =>
        AssertAll(Cluster(cluster).All<V2HorizontalPodAutoscaler>(), scaler => Cluster(cluster).One<V1Deployment>(scaler.Spec.ScaleTargetRef.Name).Spec.Replicas is null, scaler => scaler.Metadata.Name);

    [Theory]
    [InlineData("cloud", "proxy", 2)]
    [InlineData("cloud", "mas", 1)]
    [InlineData("k3s", "proxy", 1)]
    [InlineData("full", "proxy", 3)]
    [InlineData("full", "mas", 2)]
    public void There_are_as_many_pods_as_the_settings_say(string cluster, string workload, int count) =>
        Assert.Equal(count, Cluster(cluster).One<V1Deployment>(workload).Spec.Replicas);

    [Theory, MemberData(nameof(Clusters))]
    public void A_new_version_comes_before_the_old_one_goes(string cluster) =>
        AssertAll(Cluster(cluster).All<V1Deployment>(), item => item.Spec.Strategy.RollingUpdate is { MaxUnavailable.Value: "0", MaxSurge.Value: "1" }, item => item.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_pod_gets_time_to_stop(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => pod.Spec.TerminationGracePeriodSeconds >= 30, pod => pod.Name);

    [Fact]
    public void The_database_gets_most() => Assert.Equal(120, Cluster("cloud").Pod("postgres").Spec.TerminationGracePeriodSeconds);
}
