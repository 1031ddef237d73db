using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>The public reaches the proxy, by its names, and nothing else.</summary>
public sealed class ExposureTests(DeploymentFixture deployment) : DeploymentTests(deployment)
{
    [Fact]
    public void The_ingress_has_a_rule_for_each_public_name() => Assert.Equal(
        ["chat.openmeet.net", "matrix.openmeet.net", "account.openmeet.net", "id.openmeet.net", "element.openmeet.net"],
        Cluster("cloud").One<V1Ingress>("proxy").Spec.Rules.Select(rule => rule.Host));

    [Theory]
    [InlineData("cloud")]
    [InlineData("full")]
    public void Every_ingress_path_leads_to_a_port_of_a_Service(string cluster) =>
        AssertAll(
            Paths(cluster).Select(path => path.Backend.Service),
            backend => Cluster(cluster).One<V1Service>(backend.Name).Spec.Ports.Any(port => port.Port == backend.Port.Number),
            backend => backend.Name);

    [Fact]
    public void Every_ingress_leads_to_the_proxy_alone() => Assert.All(Paths("cloud"), path => Assert.Equal("proxy", path.Backend.Service.Name));

    [Theory]
    [InlineData("cloud")]
    [InlineData("full")]
    public void No_ingress_names_a_path_of_administrators(string cluster) =>
        AssertAll(Paths(cluster), path => !path.Path.Contains("_synapse", StringComparison.Ordinal) && !path.Path.Contains("admin", StringComparison.OrdinalIgnoreCase), path => path.Path);

    [Theory]
    [InlineData("cloud")]
    [InlineData("full")]
    public void Every_name_of_an_ingress_has_TLS(string cluster) =>
        AssertAll(Cluster(cluster).All<V1Ingress>(), ingress => ingress.Spec.Rules.Select(rule => rule.Host).SequenceEqual(ingress.Spec.Tls.Single().Hosts) && ingress.Spec.Tls.Single().SecretName.Length > 0, ingress => ingress.Metadata.Name);

    [Fact]
    public void The_issuer_is_the_one_of_the_settings() =>
        Assert.Equal("letsencrypt", Cluster("cloud").One<V1Ingress>("proxy").Metadata.Annotations["cert-manager.io/cluster-issuer"]);

    [Fact]
    public void A_certificate_of_ones_own_is_used_for_every_name()
    {
        Assert.All(Cluster("full").All<V1Ingress>(), ingress => Assert.Equal("wildcard", ingress.Spec.Tls.Single().SecretName));
        Assert.All(Cluster("full").All<V1Ingress>(), ingress => Assert.DoesNotContain("cert-manager.io/cluster-issuer", ingress.Metadata.Annotations));
    }

    [Theory]
    [InlineData("proxy-body-size", "50m")]
    [InlineData("proxy-read-timeout", "3600")]
    [InlineData("proxy-send-timeout", "3600")]
    [InlineData("proxy-request-buffering", "off")]
    [InlineData("ssl-redirect", "true")]
    public void Uploads_long_polls_and_WebSockets_get_through(string annotation, string value) =>
        Assert.Equal(value, Cluster("cloud").One<V1Ingress>("proxy").Metadata.Annotations[$"nginx.ingress.kubernetes.io/{annotation}"]);

    [Fact]
    public void A_server_name_of_its_own_serves_its_discovery_documents()
    {
        var ingress = Cluster("full").One<V1Ingress>("proxy-server-name");
        Assert.Equal(("meet.city", "/.well-known/matrix"), (ingress.Spec.Rules.Single().Host, ingress.Spec.Rules.Single().Http.Paths.Single().Path));
    }

    [Fact]
    public void A_server_name_that_is_a_public_name_needs_none() => Assert.Single(Cluster("cloud").All<V1Ingress>());

    [Theory]
    [InlineData("k3s")]
    [InlineData("home")]
    public void Node_ports_are_those_of_the_guide(string cluster)
    {
        var ports = Cluster(cluster).One<V1Service>("proxy-node-ports").Spec.Ports;
        Assert.Equal([30067, 30080], ports.Select(port => port.NodePort ?? 0));
        Assert.All(ports, port => Assert.Equal("http", port.TargetPort.Value));
    }

    [Theory]
    [InlineData("cloud")]
    [InlineData("k3s", "proxy-node-ports")]
    [InlineData("home", "proxy-node-ports", "coturn")]
    [InlineData("full", "livekit-media", "coturn")]
    public void Only_these_Services_are_open_to_the_outside(string cluster, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Cluster(cluster).All<V1Service>().Where(service => service.Spec.Type is not "ClusterIP").Select(service => service.Metadata.Name).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Clusters))]
    public void Public_addresses_are_https(string cluster) =>
        AssertAll(
            ContainerOf.Mains(Cluster(cluster)).SelectMany(item => PodEnvironment.Of(Cluster(cluster), item.Pod.Name, item.Container)).Where(variable => variable.Key.Contains("PUBLIC", StringComparison.Ordinal) || variable.Key.Contains("ISSUER", StringComparison.Ordinal)),
            variable => variable.Value.StartsWith("https://", StringComparison.Ordinal),
            variable => variable.Key);

    [Theory]
    [InlineData("cloud", "10.0.0.0/8")]
    [InlineData("k3s", "10.42.0.0/16,192.168.0.0/16")]
    [InlineData("home", null)]
    public void The_proxy_believes_the_networks_of_the_settings(string cluster, string? expected) =>
        Assert.Equal(expected, Cluster(cluster).ConfigMap("proxy-config").Data.TryGetValue("PROXY_TRUSTED_NETWORKS", out var networks) ? networks : null);

    [Theory]
    [InlineData("ingressClass: nginx", "ingressClass: traefik")]
    [InlineData("  ingressClass: nginx\n", "")]
    public async Task Another_ingress_class_gets_no_annotations_of_nginx(string right, string wrong)
    {
        using var generation = new Generation(SettingsText.With(right, wrong).Replace("matrixRtc:\n  host: calls.meet.city\n", "", StringComparison.Ordinal));
        await generation.RunAsync();
        var ingress = generation.Files()["overlays/city/proxy-ingress.yaml"];
        Assert.DoesNotContain("nginx", ingress, StringComparison.Ordinal);
        Assert.Contains("cert-manager.io/cluster-issuer: letsencrypt", ingress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_that_ends_in_front_of_an_ingress_redirects_nobody()
    {
        using var generation = new Generation(SettingsText.With("mode: issuer\n  issuer: letsencrypt", "mode: off"));
        await generation.RunAsync();
        var ingress = generation.Files()["overlays/city/proxy-ingress.yaml"];
        Assert.Contains("ssl-redirect: \"false\"", ingress, StringComparison.Ordinal);
        Assert.DoesNotContain("tls:", ingress, StringComparison.Ordinal);
        Assert.Contains("PUBLIC_CHAT_URL=https://chat.meet.city", generation.Files()["overlays/city/kustomization.yaml"], StringComparison.Ordinal);
    }

    private IEnumerable<V1HTTPIngressPath> Paths(string cluster) => Cluster(cluster).All<V1Ingress>().SelectMany(ingress => ingress.Spec.Rules).SelectMany(rule => rule.Http.Paths);
}
