namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>A parameter that the settings of a cluster say.</summary>
/// <param name="Parameter">The manifest's parameter.</param>
internal sealed record ClusterPart(string Parameter) : TextPart;
