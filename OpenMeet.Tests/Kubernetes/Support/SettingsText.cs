namespace OpenMeet.Tests.Kubernetes.Support;

/// <summary>Settings that are right, to be made wrong in one place.</summary>
internal static class SettingsText
{
    public const string Right = """
        serverName: matrix.meet.city
        publicHost: meet.city
        namespace: meet
        images:
          registry: registry.meet.city/team
          tag: 1.0.0
          digests:
            chat: sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          pullSecret: registry
        storage:
          class: fast
          sizes:
            postgres: 20Gi
        replicas:
          proxy: 2
          chat: 3
        exposure:
          kind: ingress
          ingressClass: nginx
          ingressNamespace: ingress
          trustedNetworks: [10.0.0.0/8]
        tls:
          mode: issuer
          issuer: letsencrypt
        federationWhitelist: [matrix.org]
        turn:
          host: turn.meet.city
          externalAddress: 81.2.69.142
        matrixRtc:
          host: calls.meet.city
        syncWorkers: 2
        tenants:
          - id: city
            name: City
          - id: ""
            name: Public
        secrets:
          store: external
          clusterSecretStore: vault
          remoteKey: meet/chat
        """;

    /// <summary>With one place changed, which must be there.</summary>
    public static string With(string right, string wrong) => Right.Contains(right, StringComparison.Ordinal)
        ? Right.Replace(right, wrong, StringComparison.Ordinal)
        : throw new ArgumentException($"The settings have no '{right}'.", nameof(right));
}
