using OpenMeet.AppHost.Kubernetes.Manifests;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>One key of the Secret <see cref="SecretKinds.SecretName"/>.</summary>
/// <param name="Name">The key: the name of the manifest's parameter, or of an option's secret.</param>
/// <param name="Kind">What its value looks like.</param>
/// <param name="Rotation">What it takes to change it.</param>
/// <param name="Generate">How long a password is, and of what.</param>
/// <param name="Source">The key that a derived one is derived from.</param>
internal sealed record SecretDefinition(
    string Name,
    SecretKind Kind,
    SecretRotation Rotation,
    ManifestGenerate? Generate = null,
    string? Source = null)
{
    /// <summary>Whether it follows from another secret.</summary>
    public bool IsDerived => Source is not null;

    /// <summary>Whether a changed value does silent harm, so that its fingerprint is kept.</summary>
    public bool IsRecorded => Kind is SecretKind.HexKey or SecretKind.RsaKey or SecretKind.SigningKey;
}
