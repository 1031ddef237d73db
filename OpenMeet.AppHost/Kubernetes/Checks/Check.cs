namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>One thing that must hold of a deployment.</summary>
/// <param name="Name">Short and stable: scripts may look for it.</param>
/// <param name="Remedy">What to do where it does not hold.</param>
/// <param name="RunAsync">Looks.</param>
internal sealed record Check(string Name, string Remedy, Func<CheckContext, CancellationToken, Task<Finding>> RunAsync);
