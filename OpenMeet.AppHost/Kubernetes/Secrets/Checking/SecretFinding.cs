namespace OpenMeet.AppHost.Kubernetes.Secrets.Checking;

/// <summary>Something that is wrong with a secret.</summary>
/// <param name="Name">The secret, or the file.</param>
/// <param name="Fault">What is wrong, without a value.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record SecretFinding(string Name, string Fault, string Remedy);
