using System.Security.Cryptography;
using System.Text;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Settings for tests of single classes.</summary>
internal static class TestSettings
{
    public static TenantCatalog Tenants(params string[] ids) =>
        TenantCatalog.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(ChatEnvironment.Tenants(ids))));

    public static ChatSettings Create(ScriptedMas mas) => Create(mas.Address, mas.OidcAddress, mas.Callback);

    public static ChatSettings Create(Uri mas, Uri oidc, Uri callback) => new()
    {
        ChatDatabase = "",
        Redis = "",
        OidcIssuer = ScriptedMas.OidcPublicUrl,
        OidcInternalUrl = oidc,
        OidcClientId = "chatapi",
        OidcClientSecret = ChatEnvironment.Secret(),
        MatrixServerName = SynapseServer.ServerName,
        MatrixHomeserverUrl = mas,
        MasPublicUrl = ScriptedMas.PublicUrl,
        MasWebUrl = mas,
        MasInternalUrl = mas,
        MasAdminClientId = "01ADMIN",
        MasAdminClientSecret = ChatEnvironment.Secret(),
        MasUpstreamProviderId = "01PROVIDER",
        MasRedirectUri = callback,
        MasScopes = "openid",
        ChatPublicUrl = new Uri("https://chat.test/"),
        EncryptionKey = RandomNumberGenerator.GetBytes(32),
        AppserviceToken = ChatEnvironment.Secret(),
        HomeserverToken = ChatEnvironment.Secret(),
        BotSignIn = BotSignInMethod.Oidc,
    };
}
