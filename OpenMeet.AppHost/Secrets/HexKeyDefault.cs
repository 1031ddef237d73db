using System.Security.Cryptography;
using Aspire.Hosting.Publishing;

namespace OpenMeet.AppHost.Secrets;

/// <summary>
/// A key of a fixed number of random bytes in lower-case hexadecimal. Aspire's own <see cref="GenerateParameterDefault"/>
/// draws from character classes and cannot make exactly that.
/// </summary>
/// <param name="bytes">Length of the key in bytes; the text has twice as many digits.</param>
internal sealed class HexKeyDefault(int bytes) : ParameterDefault
{
    public override string GetDefaultValue() => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new NotSupportedException("A manifest cannot describe this key: it is asked for at deployment instead.");
}
