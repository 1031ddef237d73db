namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>A piece of a resolved manifest expression.</summary>
internal abstract record TextPart;
