namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Where secrets are kept.</summary>
/// <param name="Store">SOPS or an external store.</param>
/// <param name="AgeRecipients">Public age keys (<c>age1…</c>) that may decrypt, with <see cref="SecretStore.Sops"/>.</param>
/// <param name="ClusterSecretStore">Name of the ClusterSecretStore, with <see cref="SecretStore.External"/>.</param>
/// <param name="RemoteKey">The entry in that store which holds every secret as a property, with <see cref="SecretStore.External"/>.</param>
internal sealed record SecretSettings(SecretStore Store, IReadOnlyList<string> AgeRecipients, string? ClusterSecretStore, string? RemoteKey);
