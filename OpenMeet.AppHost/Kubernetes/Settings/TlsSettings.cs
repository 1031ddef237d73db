namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where TLS ends.</summary>
/// <param name="Mode">At the Ingress or in front of it.</param>
/// <param name="Issuer">Name of the ClusterIssuer, with <see cref="TlsMode.Issuer"/>.</param>
/// <param name="SecretName">Name of the Secret of type <c>kubernetes.io/tls</c>.</param>
internal sealed record TlsSettings(TlsMode Mode, string? Issuer, string? SecretName);
