namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A folder that a container may write to and that ends with its pod.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Size">The pod is evicted when more lies in it.</param>
/// <param name="InMemory">Whether it is memory, which counts as the container's.</param>
internal sealed record WritableFolder(string Path, string Size, bool InMemory = false);
