using System.Security.Cryptography;

namespace MatrixAuthenticationService.Configuration;

/// <param name="Id">The <c>kid</c>; the key's thumbprint when null.</param>
/// <param name="Pem">An RSA private key, PKCS#1 or PKCS#8.</param>
internal sealed record SigningKeySettings(string? Id, string Pem)
{
    public static SigningKeySettings From(ConfigurationNode node)
    {
        var pem = node.RequiredTextOrFile("key");
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            _ = rsa.ExportParameters(includePrivateParameters: true);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw node["key"].Error("must be an RSA private key in PEM; no other kind is offered here");
        }

        return new(node["kid"].Text(), pem);
    }
}
