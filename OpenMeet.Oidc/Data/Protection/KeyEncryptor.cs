using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace OpenMeet.Oidc.Data.Protection;

/// <summary>Encrypts the secret part of a data-protection key before it is stored.</summary>
internal sealed class KeyEncryptor(KeyCipher cipher) : IXmlEncryptor
{
    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(cipher.Encrypt(bytes))), typeof(KeyDecryptor));
    }
}
