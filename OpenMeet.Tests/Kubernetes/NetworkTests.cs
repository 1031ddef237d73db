using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The arrows of the architecture picture, and no others.</summary>
public sealed class NetworkTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    private static readonly string[] Picture =
    [
        "chat -> mas:8081",
        "chat -> oidc:8080",
        "chat -> postgres:5432",
        "chat -> redis:6379",
        "chat -> synapse:8008",
        "mas -> oidc:8080",
        "mas -> postgres:5432",
        "mas -> synapse:8008",
        "oidc -> postgres:5432",
        "proxy -> chat:8080",
        "proxy -> element:8080",
        "proxy -> mas:8080",
        "proxy -> oidc:8080",
        "proxy -> synapse:8008",
        "synapse -> chat:8080",
        "synapse -> mas:8081",
        "synapse -> postgres:5432",
    ];

    // Where ChatApi takes a bot through MAS's sign-in, it needs MAS's public port too.
    private static string[] Expected => SignsInThroughMas ? [.. Picture.Append("chat -> mas:8080").Order(StringComparer.Ordinal)] : Picture;

    private static bool SignsInThroughMas => new ManifestValues("a", "b").Environment("chat").ContainsKey("MAS_WEB_URL");

    [Fact]
    public void The_base_allows_the_arrows_of_the_picture_and_no_others() => Assert.Equal(Expected, PolicyReader.Arrows(Deployment.Base));

    [Theory]
    [InlineData("cloud")]
    [InlineData("k3s")]
    public void A_cluster_without_options_adds_none(string cluster) => Assert.Equal(Expected, PolicyReader.Arrows(Cluster(cluster)));

    [Theory]
    [InlineData("full")]
    [InlineData("home")]
    public void Workers_add_theirs(string cluster) => Assert.Equal(
        [
            "proxy -> synapse-sync:8008", "synapse -> redis:6379", "synapse-sync -> chat:8080", "synapse-sync -> mas:8081", "synapse-sync -> postgres:5432",
            "synapse-sync -> redis:6379", "synapse-sync -> synapse:8008", "synapse-sync -> synapse:9093",
        ],
        PolicyReader.Arrows(Cluster(cluster)).Except(Expected));

    [Theory, MemberData(nameof(Clusters))]
    public void Both_ends_of_every_arrow_allow_it(string cluster) =>
        Assert.Equal(PolicyReader.Outgoing(Cluster(cluster)).Order(StringComparer.Ordinal).Distinct(), PolicyReader.Incoming(Cluster(cluster)).Order(StringComparer.Ordinal).Distinct());

    [Theory, MemberData(nameof(Clusters))]
    public void Everything_else_is_denied_both_ways(string cluster)
    {
        var deny = Cluster(cluster).One<V1NetworkPolicy>("default-deny").Spec;
        Assert.True(deny is { Ingress: null, Egress: null, PodSelector.MatchLabels: null } && deny.PolicyTypes.SequenceEqual(["Ingress", "Egress"]));
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_pod_may_ask_DNS_and_nothing_else_in_common(string cluster)
    {
        var common = Assert.Single(Cluster(cluster).All<V1NetworkPolicy>(), policy => policy.Spec.PodSelector.MatchLabels is null && policy.Metadata.Name != "default-deny");
        Assert.All(common.Spec.Egress.Single().Ports, port => Assert.Equal("53", port.Port.Value));
        Assert.Equal(["Egress"], common.Spec.PolicyTypes);
    }

    [Theory, MemberData(nameof(Clusters))]
    public void Every_workload_has_a_policy_of_its_own(string cluster) =>
        AssertAll(Cluster(cluster).Pods, pod => Cluster(cluster).All<V1NetworkPolicy>().Any(policy => policy.Spec.PodSelector.MatchLabels is { } labels && Cluster(cluster).Select(labels).Any(found => found.Name == pod.Name)), pod => pod.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_policy_selects_pods_that_exist(string cluster) =>
        AssertAll(Cluster(cluster).All<V1NetworkPolicy>(), policy => Cluster(cluster).Select(policy.Spec.PodSelector.MatchLabels).Any(), policy => policy.Metadata.Name);

    [Theory, MemberData(nameof(Clusters))]
    public void Every_port_of_a_rule_is_one_of_the_pods(string cluster) =>
        AssertAll(
            PolicyReader.Incoming(Cluster(cluster)).Select(arrow => arrow.Split(" -> ")[1].Split(':')),
            target => Cluster(cluster).Pod(target[0]).Main.Ports.Any(port => $"{port.ContainerPort}" == target[1]),
            target => string.Join(':', target));

    [Theory]
    [InlineData("cloud", "ingress-nginx -> proxy:8080/TCP", "openmeet.io/monitoring -> synapse:9090/TCP")]
    [InlineData("k3s", "anywhere -> proxy:8080/TCP", "openmeet.io/monitoring -> synapse:9090/TCP")]
    [InlineData(
        "full",
        "anywhere -> coturn:3478/TCP", "anywhere -> coturn:3478/UDP", "anywhere -> coturn:49160-49199/UDP", "anywhere -> livekit:7881/TCP", "anywhere -> livekit:7882/UDP",
        "ingress -> livekit:7880/TCP", "ingress -> lk-jwt-service:8080/TCP", "ingress -> proxy:8080/TCP",
        "openmeet.io/monitoring -> synapse-sync:9090/TCP", "openmeet.io/monitoring -> synapse:9090/TCP")]
    public void Only_these_may_come_from_outside(string cluster, params string[] expected) => Assert.Equal(expected, PolicyReader.FromOutside(Cluster(cluster)));

    [Theory]
    [InlineData("cloud")]
    [InlineData("k3s")]
    [InlineData("home", "coturn -> public:1024-65535/UDP")]
    [InlineData(
        "full",
        "coturn -> public:1024-65535/UDP", "livekit -> public:1024-65535/UDP", "lk-jwt-service -> any:443/TCP", "lk-jwt-service -> any:8448/TCP",
        "synapse -> public:443/TCP", "synapse -> public:8448/TCP")]
    public void Only_these_may_go_to_the_internet(string cluster, params string[] expected) => Assert.Equal(expected, PolicyReader.ToOutside(Cluster(cluster)));
}
