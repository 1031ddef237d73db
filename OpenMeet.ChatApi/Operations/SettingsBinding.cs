using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.ChatApi.Operations;

internal static class SettingsBinding
{
    private const int KeyBytes = 32;

    /// <summary>Reads the environment and registers what it says.</summary>
    /// <exception cref="SettingsException">Settings are missing or invalid; all of them are named.</exception>
    public static ChatSettings AddChatSettings(this WebApplicationBuilder builder)
    {
        var (settings, tenants) = builder.Configuration.Read(reader => (Read(reader), reader.RequiredTenants()));
        builder.Services.AddSingleton(settings).AddSingleton(tenants).AddSingleton(TimeProvider.System);
        return settings;
    }

    private static ChatSettings Read(SettingsReader reader) => new()
    {
        ChatDatabase = reader.RequiredConnectionString("chatdb"),
        Redis = reader.RequiredConnectionString("redis"),
        OidcIssuer = reader.RequiredUri("OIDC_ISSUER"),
        OidcInternalUrl = reader.RequiredBaseUri("OIDC_INTERNAL_URL"),
        OidcClientId = reader.Required("OIDC_CHATAPI_CLIENT_ID"),
        OidcClientSecret = reader.Required("OIDC_CHATAPI_CLIENT_SECRET"),
        MatrixServerName = reader.Required("MATRIX_SERVER_NAME"),
        MatrixHomeserverUrl = reader.RequiredBaseUri("MATRIX_HOMESERVER_URL"),
        MasPublicUrl = reader.RequiredBaseUri("MAS_PUBLIC_URL"),
        MasWebUrl = reader.RequiredBaseUri("MAS_WEB_URL"),
        MasInternalUrl = reader.RequiredBaseUri("MAS_INTERNAL_URL"),
        MasAdminClientId = reader.Required("MAS_ADMIN_CLIENT_ID"),
        MasAdminClientSecret = reader.Required("MAS_ADMIN_CLIENT_SECRET"),
        MasUpstreamProviderId = reader.Required("MAS_UPSTREAM_PROVIDER_ID"),
        MasRedirectUri = reader.RequiredUri("MAS_REDIRECT_URI"),
        MasScopes = reader.Optional("MAS_SCOPES") ?? "openid",
        ChatPublicUrl = reader.RequiredBaseUri("CHAT_PUBLIC_URL"),
        EncryptionKey = reader.RequiredHex("CHAT_ENCRYPTION_KEY", KeyBytes),
        AppserviceToken = reader.Required("APPSERVICE_AS_TOKEN"),
        HomeserverToken = reader.Required("APPSERVICE_HS_TOKEN"),
        BotSignIn = reader.OneOf("Bots:SignIn", BotSignInMethod.Oidc),
    };
}
