namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>The clusters that the tests look at: the two of the repository, and two with every option.</summary>
internal static class Clusters
{
    /// <summary>Both of <c>deploy/</c>.</summary>
    public static readonly string[] Committed = ["cloud", "k3s"];

    /// <summary>An ingress with everything on.</summary>
    public const string Full = "full";

    /// <summary>Node ports with what goes without an ingress.</summary>
    public const string Home = "home";

    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public static readonly string[] All = [.. Committed, Full, Home];

    public static readonly IReadOnlyDictionary<string, string> Extra = new Dictionary<string, string>
    {
        [Full] = $$"""
            serverName: meet.city
            publicHost: chat.meet.city
            namespace: meet
            images:
              registry: registry.meet.city:5000/team/meet
              tag: 2.1.0-rc.1
              digests:
                chat: {{Digest}}
                postgres: {{Digest}}
                coturn: {{Digest}}
              pullSecret: registry
            storage:
              class: fast
              sizes: { postgres: 200Gi, redis: 2Gi }
            replicas: { chat: 8, proxy: 3, mas: 2 }
            exposure:
              kind: ingress
              ingressClass: nginx
              ingressNamespace: ingress
            tls:
              mode: secret
              secretName: wildcard
            federationWhitelist: [matrix.org, "[2001:db8::1]:8448"]
            turn: { host: turn.meet.city, externalAddress: 81.2.69.142 }
            matrixRtc: { host: calls.meet.city }
            syncWorkers: 3
            tenants:
              - { id: "", name: Public }
              - { id: City, name: The city }
            secrets:
              store: sops
              ageRecipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]
            """,
        [Home] = """
            serverName: 192.168.1.100
            publicHost: meet.home.arpa
            namespace: matrix
            images: { registry: "registry.home.arpa:5000", tag: "1.0" }
            exposure: { kind: nodePort }
            tls: { mode: off }
            turn: { host: turn.meet.home.arpa, externalAddress: 192.168.1.100 }
            syncWorkers: 1
            tenants: [{ id: home, name: Home }]
            secrets: { store: external, clusterSecretStore: vault, remoteKey: meet/chat }
            """,
    };
}
