namespace OpenMeet.AppHost.Kubernetes.Generation;

/// <summary>What was written.</summary>
/// <param name="Files">How many files.</param>
/// <param name="Environments">For which clusters.</param>
internal sealed record GenerationResult(int Files, IReadOnlyList<string> Environments);
