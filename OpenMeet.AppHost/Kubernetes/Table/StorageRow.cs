namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A persistent volume.</summary>
/// <param name="DefaultSize">Where the settings say nothing.</param>
/// <param name="Missing">Name and mount path where the manifest has no volume; null: the manifest has one.</param>
internal sealed record StorageRow(string DefaultSize, StorageMount? Missing = null);
