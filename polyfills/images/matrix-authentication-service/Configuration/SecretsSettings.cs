namespace MatrixAuthenticationService.Configuration;

/// <param name="Encryption">32 bytes from which the keys of cookies and stored secrets are derived.</param>
internal sealed record SecretsSettings(byte[] Encryption, IReadOnlyList<SigningKeySettings> Keys)
{
    public static SecretsSettings From(ConfigurationNode node)
    {
        var hex = node.RequiredTextOrFile("encryption");
        if (hex.Length != 64 || !hex.All(char.IsAsciiHexDigit))
        {
            throw node["encryption"].Error("must be 64 hexadecimal digits");
        }

        var keys = node["keys"].Required().Items().Select(SigningKeySettings.From).ToArray();
        return keys.Length == 0 ? throw node["keys"].Error("must hold at least one RSA key") : new(Convert.FromHexString(hex), keys);
    }
}
