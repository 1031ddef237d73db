using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>What is off unless a cluster asks for it.</summary>
public sealed class OptionTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Theory]
    [InlineData("cloud")]
    [InlineData("k3s")]
    public void Everything_is_off_by_default(string cluster)
    {
        Assert.Equal(ManifestValues.Workloads.Order(StringComparer.Ordinal), Cluster(cluster).Pods.Select(pod => pod.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotMatch("FEDERATION|TURN|MATRIX_RTC|WORKER|REDIS_HOST: redis\n.*SYNAPSE", Cluster(cluster).ConfigMap("synapse-config").Data.Keys.Aggregate("", (text, key) => $"{text}{key}\n"));
    }

    [Fact]
    public void Federation_is_open_to_the_named_servers()
    {
        Assert.Equal("matrix.org,[2001:db8::1]:8448", Cluster("full").ConfigMap("synapse-config").Data["SYNAPSE_FEDERATION_DOMAIN_WHITELIST"]);
        Assert.Equal("open", Cluster("full").ConfigMap("proxy-config").Data["PROXY_FEDERATION"]);
    }

    [Fact]
    public void A_relay_is_known_to_Synapse_with_the_secret_that_it_shares()
    {
        var synapse = PodEnvironment.Of(Cluster("full"), "synapse", Cluster("full").Pod("synapse").Main);
        var relay = PodEnvironment.Of(Cluster("full"), "coturn", Cluster("full").Pod("coturn").Main);
        Assert.Equal("turn:turn.meet.city:3478?transport=udp,turn:turn.meet.city:3478?transport=tcp", synapse["SYNAPSE_TURN_URIS"]);
        Assert.Equal(synapse["SYNAPSE_TURN_SHARED_SECRET"], relay["TURN_SHARED_SECRET"]);
    }

    [Fact]
    public void A_relay_hands_out_its_public_address_and_no_way_into_the_cluster()
    {
        var container = Cluster("full").Pod("coturn").Main;
        var arguments = container.Args.Select(argument => PodEnvironment.Expand(argument, PodEnvironment.Of(Cluster("full"), "coturn", container))).ToList();
        Assert.Contains("--external-ip=81.2.69.142/10.42.0.7", arguments);
        Assert.Contains($"--static-auth-secret={SecretValues.Of("turn-shared-secret")}", arguments);
        Assert.Contains("--denied-peer-ip=10.0.0.0-10.255.255.255", arguments);
    }

    [Fact]
    public void Every_relay_port_is_open_at_the_load_balancer()
    {
        var ports = Cluster("full").One<V1Service>("coturn").Spec.Ports;
        Assert.Equal(Enumerable.Range(49160, 40), ports.Where(port => port.Name.StartsWith("relay", StringComparison.Ordinal)).Select(port => port.Port));
        Assert.InRange(ports.Count, 1, 50);
    }

    [Fact]
    public void Calls_are_announced_under_their_public_name()
    {
        Assert.Equal("https://calls.meet.city/livekit/jwt", Cluster("full").ConfigMap("proxy-config").Data["PROXY_MATRIX_RTC_URL"]);
        Assert.Equal("true", Cluster("full").ConfigMap("synapse-config").Data["SYNAPSE_MATRIX_RTC"]);
        Assert.Equal("true", Cluster("full").ConfigMap("element-config").Data["ELEMENT_MATRIX_RTC"]);
    }

    [Fact]
    public void The_services_of_calls_share_a_name_and_their_keys()
    {
        var paths = Cluster("full").One<V1Ingress>("matrix-rtc").Spec.Rules.Single().Http.Paths;
        Assert.Equal(["lk-jwt-service", "livekit"], paths.Select(path => path.Backend.Service.Name));
        var mixer = PodEnvironment.Of(Cluster("full"), "livekit", Cluster("full").Pod("livekit").Main);
        var authorization = PodEnvironment.Of(Cluster("full"), "lk-jwt-service", Cluster("full").Pod("lk-jwt-service").Main);
        Assert.Equal(mixer["LIVEKIT_KEYS"], $"{authorization["LIVEKIT_KEY"]}: {authorization["LIVEKIT_SECRET"]}");
        Assert.Equal(("wss://calls.meet.city/livekit/sfu", "meet.city"), (authorization["LIVEKIT_URL"], authorization["LIVEKIT_FULL_ACCESS_HOMESERVERS"]));
    }

    [Fact]
    public void A_worker_has_the_settings_of_Synapse_and_a_name_of_its_own()
    {
        var main = PodEnvironment.Of(Cluster("full"), "synapse", Cluster("full").Pod("synapse").Main);
        var worker = PodEnvironment.Of(Cluster("full"), "synapse-sync", Cluster("full").Pod("synapse-sync").Main);
        Assert.Equal("synapse-sync-0", worker["SYNAPSE_WORKER_NAME"]);
        Assert.Equal(main, worker.Where(variable => variable.Key != "SYNAPSE_WORKER_NAME").ToDictionary());
        Assert.Equal(Cluster("full").Pod("synapse").Main.Image, Cluster("full").Pod("synapse-sync").Main.Image);
    }

    [Fact]
    public void Workers_find_Redis_and_the_main_process()
    {
        var worker = PodEnvironment.Of(Cluster("home"), "synapse-sync", Cluster("home").Pod("synapse-sync").Main);
        Assert.Equal(
            ("redis", "6379", SecretValues.Of("redis-password"), "synapse"),
            (worker["SYNAPSE_REDIS_HOST"], worker["SYNAPSE_REDIS_PORT"], worker["SYNAPSE_REDIS_PASSWORD"], worker["SYNAPSE_MAIN_HOST"]));
        Assert.Equal(SecretValues.Of("synapse-replication-secret"), worker["SYNAPSE_REPLICATION_SECRET"]);
        Assert.Contains(Cluster("home").One<V1Service>("synapse").Spec.Ports, port => port.Port == 9093);
    }

    [Theory]
    [InlineData("full", 3)]
    [InlineData("home", 1)]
    public void The_proxy_knows_each_worker_by_its_name(string cluster, int count)
    {
        var addresses = Cluster(cluster).ConfigMap("proxy-config").Data.Where(value => value.Key.StartsWith("services__synapse-sync__http__", StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(0, count).Select(number => $"services__synapse-sync__http__{number}=http://synapse-sync-{number}.synapse-sync-pods:8008"),
            addresses.Select(value => $"{value.Key}={value.Value}"));
        Assert.Equal(count, Cluster(cluster).One<V1StatefulSet>("synapse-sync").Spec.Replicas);
    }

    [Theory]
    [InlineData("chat", "registry.meet.city:5000/team/meet/openmeet-chat@" + Support.Clusters.Digest)]
    [InlineData("proxy", "registry.meet.city:5000/team/meet/openmeet-proxy:2.1.0-rc.1")]
    [InlineData("synapse-sync", "registry.meet.city:5000/team/meet/openmeet-synapse:2.1.0-rc.1")]
    [InlineData("postgres", "docker.io/library/postgres@" + Support.Clusters.Digest)]
    [InlineData("redis", "docker.io/library/redis:8.6")]
    [InlineData("coturn", "docker.io/coturn/coturn@" + Support.Clusters.Digest)]
    public void Images_come_by_registry_tag_and_digest(string workload, string image) => Assert.Equal(image, Cluster("full").Pod(workload).Main.Image);

    [Fact]
    public void Every_account_pulls_with_the_secret_of_the_settings() =>
        Assert.All(Cluster("full").All<V1ServiceAccount>(), account => Assert.Equal("registry", account.ImagePullSecrets.Single().Name));
}
