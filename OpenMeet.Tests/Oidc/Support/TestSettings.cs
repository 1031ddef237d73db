using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>Settings the service starts with, each test run's own secrets.</summary>
internal static class TestSettings
{
    internal const string Tenant = "acme";
    internal const string OtherTenant = "ciTenantB";
    internal const string PublicTenant = "";
    internal const string Issuer = "http://id.openmeet.localhost:8085/";
    internal const string MasId = "mas-client";
    internal const string MasRedirect = "http://account.openmeet.localhost:8083/upstream/callback/01JAYS74TCG3BTWKADN5Q4518C";
    internal const string ChatId = "openmeet-chat";
    internal const string ChatRedirect = "http://chat.openmeet.localhost:8081/signed-in";
    internal const string ChatHome = "http://chat.openmeet.localhost:8081/";
    internal const string PlatformId = "platform";
    internal const string ChatApiId = "chatapi";
    internal static readonly string MasSecret = NewSecret();
    internal static readonly string PlatformSecret = NewSecret();
    internal static readonly string ChatApiSecret = NewSecret();
    internal static readonly string BotPassword = NewSecret();
    private static readonly string SigningKey = NewSigningKey();
    private static readonly string EncryptionKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public static Dictionary<string, string?> For(string connectionString) => new()
    {
        ["ConnectionStrings:oidcdb"] = connectionString,
        ["OIDC_ISSUER"] = Issuer,
        ["TENANTS_B64"] = Tenants(Bot(PublicTenant), Bot(Tenant), Bot(OtherTenant)),
        ["OIDC_SIGNING_KEY"] = SigningKey,
        ["OIDC_ENCRYPTION_KEY"] = EncryptionKey,
        ["OIDC_MAS_CLIENT_ID"] = MasId,
        ["OIDC_MAS_CLIENT_SECRET"] = MasSecret,
        ["OIDC_MAS_REDIRECT_URI"] = MasRedirect,
        ["OIDC_CHAT_REDIRECT_URI"] = ChatRedirect,
        ["OIDC_CHAT_POST_LOGOUT_REDIRECT_URI"] = ChatHome,
        ["OIDC_PLATFORM_CLIENT_ID"] = PlatformId,
        ["OIDC_PLATFORM_CLIENT_SECRET"] = PlatformSecret,
        ["OIDC_CHATAPI_CLIENT_ID"] = ChatApiId,
        ["OIDC_CHATAPI_CLIENT_SECRET"] = ChatApiSecret,
    };

    public static string BotEmail(string tenantId) => $"bot-{tenantId}@openmeet.example";

    public static object Bot(string tenantId, string? password = null, string? slug = null) => new
    {
        id = tenantId,
        name = tenantId.Length == 0 ? "Public" : $"Community {tenantId}",
        botUser = new { email = BotEmail(tenantId), slug = slug ?? $"openmeet-bot-{tenantId}", password = password ?? BotPassword },
    };

    public static string Tenants(params object[] tenants) => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(tenants)));

    public static string NewSecret() => Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    public static string NewSigningKey()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
