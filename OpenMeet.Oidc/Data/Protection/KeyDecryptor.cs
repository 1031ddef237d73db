using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace OpenMeet.Oidc.Data.Protection;

/// <summary>
/// Decrypts what <see cref="KeyEncryptor"/> encrypted. Data protection makes it by the type name kept beside each key, so the name is
/// part of what is stored.
/// </summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement)
    {
        var bytes = services.GetRequiredService<KeyCipher>().Decrypt(Convert.FromBase64String(encryptedElement.Value));
        return XElement.Parse(Encoding.UTF8.GetString(bytes));
    }
}
