namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Persistent volumes.</summary>
/// <param name="Class">Storage class; null: the cluster's default.</param>
/// <param name="Sizes">Sizes by resource, as Kubernetes writes quantities: <c>20Gi</c>.</param>
internal sealed record StorageSettings(string? Class, IReadOnlyDictionary<string, string> Sizes);
