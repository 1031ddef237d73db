using System.Text;

namespace OpenIddict.Server.AspNetCore;

/// <summary>client_secret_basic: identifier and secret are form-url-encoded before they are joined (RFC 6749 section 2.3.1).</summary>
internal static class BasicCredentials
{
    private const string Prefix = Schemes.Basic + " ";

    public static ServerError? Read(string header, OpenIddictRequest request)
    {
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!string.IsNullOrEmpty(request.ClientSecret) || !string.IsNullOrEmpty(request.ClientAssertion))
        {
            return RequestErrors.SeveralCredentials;
        }

        var encoded = header[Prefix.Length..].Trim();
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
        {
            return ClientErrors.MalformedCredentials;
        }

        var credentials = Encoding.ASCII.GetString(bytes, 0, length);
        var separator = credentials.IndexOf(':', StringComparison.Ordinal);
        if (separator < 0)
        {
            return ClientErrors.MalformedCredentials;
        }

        request.ClientId = Decode(credentials[..separator]);
        request.ClientSecret = Decode(credentials[(separator + 1)..]);
        return null;
    }

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
