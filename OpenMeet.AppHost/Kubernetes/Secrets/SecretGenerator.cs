using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Secrets;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>
/// Makes a value by the operating system's CSPRNG, with the same classes that make it in development. (A deployment chart of
/// others once drew every installation's signing key from the same seed: CVE-2026-24044.)
/// </summary>
internal static class SecretGenerator
{
    private static readonly ManifestGenerate Plain = new(MinLength: 32, Special: false);

    /// <summary>A new value for a secret that stands for itself.</summary>
    public static string Create(SecretDefinition secret)
    {
        var generate = secret.Generate ?? Plain;
        ParameterDefault maker = secret.Kind switch
        {
            SecretKind.HexKey => new HexKeyDefault(32),
            SecretKind.RsaKey => new RsaKeyDefault(),
            SecretKind.SigningKey => new SynapseSigningKeyDefault(),
            SecretKind.Password => new GenerateParameterDefault { MinLength = generate.MinLength, Special = generate.Special },
            _ => throw new ArgumentOutOfRangeException(nameof(secret), secret.Kind, "It is made from other values."),
        };
        return maker.GetDefaultValue();
    }
}
