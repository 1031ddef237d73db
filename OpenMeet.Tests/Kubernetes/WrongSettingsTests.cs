using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes;

/// <summary>Wrong settings are refused before anything is written, by the setting's name, what is wrong, and the remedy.</summary>
public sealed class WrongSettingsTests
{
    private const string Host = "matrix.meet.city";
    private const string Recipient = "store: sops\n  ageRecipients: [";

    [Theory]
    [InlineData(Host, "Matrix.meet.city", "serverName", "no Matrix server name", "lower case")]
    [InlineData(Host, "https://matrix.meet.city", "serverName", "no Matrix server name", "without scheme")]
    [InlineData(Host, "matrix.meet.city:99999", "serverName", "no Matrix server name", "host name")]
    [InlineData(Host, "matrix_1.meet.city", "serverName", "no Matrix server name", "host name")]
    [InlineData(Host, "300.1.1.1", "serverName", "no Matrix server name", "host name")]
    [InlineData(Host, "CHANGE_ME", "serverName", "placeholder", "real value")]
    [InlineData(Host, "matrix.example.com", "serverName", "placeholder", "real value")]
    [InlineData(Host, "<NODE_IP>", "serverName", "placeholder", "real value")]
    [InlineData(Host, "localhost", "serverName", "placeholder", "real value")]
    [InlineData("serverName: matrix.meet.city\n", "", "serverName", "is missing", "Write the part")]
    [InlineData("publicHost: meet.city", "publicHost: http://meet.city", "publicHost", "no domain", "always https")]
    [InlineData("publicHost: meet.city", "publicHost: meet", "publicHost", "no domain", "Write a domain")]
    [InlineData("publicHost: meet.city", "publicHost: 192.168.1.100", "publicHost", "no domain", "Write a domain")]
    [InlineData("namespace: meet", "namespace: Open_Meet", "namespace", "no name of a namespace", "lower-case")]
    [InlineData("namespace: meet", "namespace: kube-system", "namespace", "belongs to the cluster", "one of its own")]
    [InlineData("registry: registry.meet.city/team", "registry: https://registry.meet.city/team/", "images.registry", "no registry", "without scheme")]
    [InlineData("tag: 1.0.0", "tag: latest", "images.tag", "another image tomorrow", "Write the version")]
    [InlineData("tag: 1.0.0", "tag: \"\"", "images.tag", "is missing", "Write the version")]
    [InlineData("tag: 1.0.0", "tag: 1.0/0", "images.tag", "is no tag", "Use letters")]
    [InlineData("chat: sha256:0123", "chat: sha1:0123", "images.digests.chat", "is no digest", "Write sha256:")]
    [InlineData("chat: sha256:0123", "chatt: sha256:0123", "images.digests.chatt", "no such resource", "'chat' is the nearest")]
    [InlineData("pullSecret: registry", "pullSecret: My Secret", "images.pullSecret", "no name of a Kubernetes object", "lower-case")]
    [InlineData("postgres: 20Gi", "postgres: 20", "storage.sizes.postgres", "no size", "20Gi")]
    [InlineData("postgres: 20Gi", "proxy: 20Gi", "storage.sizes.proxy", "no such resource", "Write one of")]
    [InlineData("class: fast", "class: -fast", "storage.class", "no name of a Kubernetes object", "lower-case")]
    [InlineData("proxy: 2", "proxy: 0", "replicas.proxy", "too few", "1 or more")]
    [InlineData("proxy: 2", "proxy: two", "replicas.proxy", "no whole number", "digits")]
    [InlineData("chat: 3", "chat: 1", "replicas.chat", "too few", "2 or more")]
    [InlineData("proxy: 2", "synapse: 2", "replicas.synapse", "keeps its state", "Take it out")]
    [InlineData("proxy: 2", "prox: 2", "replicas.prox", "no such resource", "'proxy' is the nearest")]
    [InlineData("kind: ingress", "kind: loadBalancer", "exposure.kind", "is none of ingress, nodePort", "Write ingress")]
    [InlineData("kind: ingress", "kind: nodePort", "tls.mode", "plain HTTP", "Write off")]
    [InlineData("kind: ingress", "kind: nodePort", "exposure.ingressClass", "no ingress", "Take ingressClass")]
    [InlineData("[10.0.0.0/8]", "[10.0.0.1/8]", "exposure.trustedNetworks", "is no network", "length of the prefix")]
    [InlineData("[10.0.0.0/8]", "[0.0.0.0/0]", "exposure.trustedNetworks", "is everybody", "proxies in front")]
    [InlineData("[10.0.0.0/8]", "10.0.0.0/8", "exposure.trustedNetworks", "must be a list", "Compare")]
    [InlineData("  issuer: letsencrypt\n", "", "tls.issuer", "is missing", "ClusterIssuer")]
    [InlineData("mode: issuer\n  issuer: letsencrypt", "mode: secret", "tls.secretName", "is missing", "Write the name")]
    [InlineData("mode: issuer", "mode: off", "tls.issuer", "nobody asks", "Take it out")]
    [InlineData("mode: issuer", "mode: http", "tls.mode", "is none of issuer, secret, off", "Write issuer")]
    [InlineData("[matrix.org]", "[\"*.matrix.org\"]", "federationWhitelist", "no Matrix server name", "patterns are not possible")]
    [InlineData("[matrix.org]", "[matrix.meet.city]", "federationWhitelist", "this server itself", "other servers")]
    [InlineData("[matrix.org]", "[matrix.org, matrix.org]", "federationWhitelist", "named twice", "once")]
    [InlineData("81.2.69.142", "turn.meet.city", "turn.externalAddress", "no address", "public IP address")]
    [InlineData("81.2.69.142", "203.0.113.7", "turn.externalAddress", "no address", "public IP address")]
    [InlineData("host: turn.meet.city", "host: turn.meet.city:3478", "turn.host", "no host name", "without scheme and port")]
    [InlineData("ingressClass: nginx", "ingressClass: traefik", "matrixRtc", "only ingress-nginx", "exposure.ingressClass to nginx")]
    [InlineData("syncWorkers: 2", "syncWorkers: 99", "syncWorkers", "not between 0 and 16", "Write 0")]
    [InlineData("id: \"\"", "id: CITY", "tenants[1].id", "ignoring case", "an id of its own")]
    [InlineData("id: \"\"", "id: the city", "tenants[1].id", "no id of a tenant", "A-Z")]
    [InlineData("id: \"\"", "id: ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ", "tenants[1].id", "more than 255 bytes", "shorter")]
    [InlineData("- id: \"\"\n    name: Public", "- name: Public", "tenants[1].id", "is missing", "public tenant")]
    [InlineData("name: Public", "nam: Public", "tenants[1].nam", "is no setting", "write 'tenants[1].name' if that is meant")]
    [InlineData("store: external", "store: vault", "secrets.store", "is none of sops, external", "Write sops")]
    [InlineData("  clusterSecretStore: vault\n", "", "secrets.clusterSecretStore", "is missing", "ClusterSecretStore")]
    [InlineData("  remoteKey: meet/chat", "", "secrets.remoteKey", "is missing", "entry of the store")]
    [InlineData("store: external", Recipient + "AGE-SECRET-KEY-1]", "secrets.ageRecipients", "no public key", "never a private key")]
    [InlineData("store: external", "store: sops", "secrets.clusterSecretStore", "not read with store: sops", "Take clusterSecretStore")]
    [InlineData("tag: 1.0.0", "tags: 1.0.0", "images.tags", "is no setting", "write 'images.tag' if that is meant")]
    [InlineData("serverName:", "servername:", "servername", "is no setting", "write 'serverName' if that is meant")]
    public async Task Each_is_refused_with_its_name_and_the_remedy(string right, string wrong, string setting, string reason, string remedy)
    {
        using var generation = new Generation(SettingsText.With(right, wrong));

        var problems = await generation.FailAsync();

        var file = Path.Combine(generation.SettingsFolder, "city.yaml");
        Assert.Contains(problems, problem => problem.StartsWith($"{file}: {setting}: ", StringComparison.Ordinal)
            && problem.Contains(reason, StringComparison.Ordinal)
            && problem.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_settings_that_the_others_change_are_right()
    {
        using var generation = new Generation();
        Assert.Equal(["city"], (await generation.RunAsync()).Environments);
    }

    [Fact]
    public async Task A_server_name_of_more_than_230_bytes_is_refused()
    {
        using var generation = new Generation(SettingsText.With(Host, $"{string.Join('.', Enumerable.Repeat(new string('a', 60), 4))}.city"));
        Assert.Contains(await generation.FailAsync(), problem => problem.Contains("serverName: it has more than 230 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        using var generation = new Generation(SettingsText.With(Host, "CHANGE_ME").Replace("tag: 1.0.0", "tag: latest", StringComparison.Ordinal).Replace("proxy: 2", "proxy: 0", StringComparison.Ordinal));
        generation.WriteSettings("other.yaml", "namespace: Other");
        Assert.Equal(
            ["city.yaml: images.tag", "city.yaml: replicas.proxy", "city.yaml: serverName", "other.yaml: namespace", "other.yaml: serverName"],
            (await generation.FailAsync()).Select(problem => problem[(generation.SettingsFolder.Length + 1)..]).Select(problem => string.Join(": ", problem.Split(": ").Take(2))).Distinct().Order(StringComparer.Ordinal).Where(problem => problem.StartsWith("city", StringComparison.Ordinal) || problem is "other.yaml: namespace" or "other.yaml: serverName"));
    }

    [Fact]
    public async Task Each_problem_is_a_sentence_and_a_remedy()
    {
        using var generation = new Generation("namespace: Wrong");
        Assert.All(await generation.FailAsync(), problem => Assert.Matches("^[^\n]+: [a-zA-Z.\\[\\]0-9]+: [^\n]+\\. [A-Z][^\n]+[.]$", problem));
    }

    [Theory]
    [InlineData("a: [", "is not YAML")]
    [InlineData("- a", "not one document")]
    [InlineData("a: 1\n---\nb: 1", "not one document")]
    [InlineData("a: 1\na: 2", "is not YAML")]
    [InlineData("images: none", "images: must be a section")]
    [InlineData("images: { [a, b]: c }", "images.: is no setting")]
    public async Task A_file_that_is_no_settings_is_refused(string text, string reason)
    {
        using var generation = new Generation(text);
        Assert.Contains(await generation.FailAsync(), problem => problem.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_environment_without_settings_is_refused()
    {
        using var generation = new Generation();
        Assert.Contains("town.yaml: there are no settings for 'town'", Assert.Single(await generation.FailAsync("town")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_name_can_never_change()
    {
        using var generation = new Generation();
        await generation.RunAsync();

        generation.Settings = SettingsText.With(Host, "matrix.meet.town");

        Assert.Contains("serverName: it was 'matrix.meet.city' when this cluster was deployed and can never change", Assert.Single(await generation.FailAsync()), StringComparison.Ordinal);
    }
}
