using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace OpenMeet.AppHost.Secrets;

/// <summary>
/// Synapse's signing key file: <c>ed25519 a_XXXX seed</c>, the seed being 32 random bytes in unpadded base64. The key id is
/// random too, so that two deployments never publish different keys under one id.
/// </summary>
internal sealed class SynapseSigningKeyDefault : ParameterDefault
{
    public override string GetDefaultValue()
    {
        var version = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 4);
        var seed = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=');
        return $"ed25519 a_{version} {seed}";
    }

    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new NotSupportedException("A manifest cannot describe this key: it is asked for at deployment instead.");
}
