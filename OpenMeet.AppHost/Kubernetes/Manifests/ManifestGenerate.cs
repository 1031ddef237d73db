namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>How a generated parameter is made; the meaning is that of <see cref="GenerateParameterDefault"/>.</summary>
/// <param name="MinLength">Characters at least.</param>
/// <param name="Special">Whether special characters may occur.</param>
internal sealed record ManifestGenerate(int MinLength, bool Special);
