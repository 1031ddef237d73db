namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>What is kept: the secrets, and what is known of them.</summary>
/// <param name="Secrets">The values.</param>
/// <param name="Annotations">Annotations of the object: <see cref="Fingerprints"/>.</param>
internal sealed record SecretDocument(SecretSet Secrets, IReadOnlyDictionary<string, string> Annotations)
{
    public static SecretDocument Empty { get; } = new(new SecretSet(), new Dictionary<string, string>());
}
