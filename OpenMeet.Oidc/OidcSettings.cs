using Microsoft.IdentityModel.Tokens;
using OpenMeet.Oidc.Clients;
using OpenMeet.ServiceDefaults.Configuration;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Oidc;

/// <summary>Everything the service must be told to start.</summary>
/// <param name="ConnectionString">PostgreSQL database of the service (<c>ConnectionStrings__oidcdb</c>).</param>
/// <param name="Issuer">Public base URL (<c>OIDC_ISSUER</c>): the issuer, whatever host a request names.</param>
/// <param name="Tenants">The tenants and their bots (<c>TENANTS_B64</c>).</param>
/// <param name="SigningKeys">RSA keys (<c>OIDC_SIGNING_KEY</c>): the first signs, all are published, so that keys can be rotated.</param>
/// <param name="EncryptionKey">32 bytes (<c>OIDC_ENCRYPTION_KEY</c>): codes, refresh tokens and, derived, data protection.</param>
/// <param name="Clients">The clients.</param>
internal sealed record OidcSettings(
    string ConnectionString,
    Uri Issuer,
    TenantCatalog Tenants,
    IReadOnlyList<RsaSecurityKey> SigningKeys,
    byte[] EncryptionKey,
    ClientSettings Clients)
{
    private const int EncryptionKeySize = 32;

    /// <summary>Cookies are <c>Secure</c> wherever the public name is https.</summary>
    public CookieSecurePolicy CookieSecurity => IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;

    private bool IsHttps => Issuer.Scheme == Uri.UriSchemeHttps;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">Something is missing or invalid; one line for each.</exception>
    public static OidcSettings Read(IConfiguration configuration) => configuration.Read(settings => new OidcSettings(
        settings.RequiredConnectionString("oidcdb"),
        settings.RequiredBaseUri("OIDC_ISSUER"),
        settings.RequiredTenants(),
        SigningKeyReader.Read(settings, "OIDC_SIGNING_KEY"),
        settings.RequiredHex("OIDC_ENCRYPTION_KEY", EncryptionKeySize),
        ClientSettings.Read(settings)));

    /// <summary>The cookie's name; on https with the prefix that keeps other hosts of the domain from setting it (RFC 6265bis).</summary>
    public string CookieName(string name) => IsHttps ? "__Host-" + name : name;
}
