namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>A database that is created before a workload starts.</summary>
/// <param name="Value">The manifest's resource that describes it (<c>value.v0</c>).</param>
/// <param name="Options">What follows <c>CREATE DATABASE name</c>; empty: nothing.</param>
internal sealed record DatabaseRow(string Value, string Options = "");
