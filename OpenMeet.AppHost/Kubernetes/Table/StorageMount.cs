namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>Where a volume is mounted.</summary>
/// <param name="Name">Of the volume.</param>
/// <param name="Path">In the container.</param>
internal sealed record StorageMount(string Name, string Path);
