using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace OpenMeet.AppHost.Secrets;

/// <summary>An RSA key of 2048 bits as PKCS#8 PEM, for signing tokens (RS256).</summary>
internal sealed class RsaKeyDefault : ParameterDefault
{
    public override string GetDefaultValue()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }

    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new NotSupportedException("A manifest cannot describe this key: it is asked for at deployment instead.");
}
