using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Settings as the AppHost gives them, with the tests' own servers behind them.</summary>
internal static class ChatEnvironment
{
    public static IReadOnlyDictionary<string, string> Create(string database, string redis, Uri oidc, SynapseServer synapse) => new Dictionary<string, string>
    {
        ["ConnectionStrings:chatdb"] = database,
        ["ConnectionStrings:redis"] = redis,
        ["TENANTS_B64"] = Tenants("", ChatFixture.Tenant, ChatFixture.OtherTenant),
        ["OIDC_ISSUER"] = TokenIssuer.Issuer,
        ["OIDC_INTERNAL_URL"] = oidc.AbsoluteUri,
        ["OIDC_CHATAPI_CLIENT_ID"] = "chatapi",
        ["OIDC_CHATAPI_CLIENT_SECRET"] = Secret(),
        ["MATRIX_SERVER_NAME"] = SynapseServer.ServerName,
        ["MATRIX_HOMESERVER_URL"] = synapse.Address.AbsoluteUri,
        ["MAS_PUBLIC_URL"] = "https://account.test/",
        ["MAS_WEB_URL"] = "http://127.0.0.1:9/",
        ["MAS_INTERNAL_URL"] = "http://127.0.0.1:9/",
        ["MAS_ADMIN_CLIENT_ID"] = "01K0PENMEETCHATADM1N000001",
        ["MAS_ADMIN_CLIENT_SECRET"] = Secret(),
        ["MAS_UPSTREAM_PROVIDER_ID"] = "01K0PENMEET0PENXDDXCT00003",
        ["MAS_REDIRECT_URI"] = "https://chat.test/auth/matrix/callback",
        ["CHAT_PUBLIC_URL"] = "https://chat.test/",
        ["CHAT_ENCRYPTION_KEY"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        ["APPSERVICE_AS_TOKEN"] = synapse.AppserviceToken,
        ["APPSERVICE_HS_TOKEN"] = synapse.HomeserverToken,
    };

    public static string Tenants(params string[] ids)
    {
        var entries = ids.Select(id => new { id, name = $"Tenant {id}", botUser = new { email = $"bot-{id}@test", slug = $"openmeet-bot-{Secret()[..8]}", password = Secret() } });
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(entries)));
    }

    public static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
