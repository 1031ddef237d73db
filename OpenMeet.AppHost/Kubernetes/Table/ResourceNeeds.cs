namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>
/// What a container needs of a node. There is no limit for the CPU: it would throttle short peaks, which is what chat consists
/// of, while the request already shares a busy CPU fairly.
/// </summary>
/// <param name="Cpu">Share of a CPU that it is sure of.</param>
/// <param name="Memory">Memory that it is sure of.</param>
/// <param name="MemoryLimit">Memory at which it is ended.</param>
internal sealed record ResourceNeeds(string Cpu, string Memory, string MemoryLimit);
