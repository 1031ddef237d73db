using OpenMeet.ServiceDefaults.Configuration;

namespace OpenMeet.Oidc.Clients;

/// <summary>Who may ask for tokens, and where people are sent back to.</summary>
/// <param name="Mas">MAS: signs people and bots in to Matrix.</param>
/// <param name="MasRedirectUri">MAS's callback.</param>
/// <param name="ChatRedirectUri">Where the chat page takes its code.</param>
/// <param name="ChatPostLogoutRedirectUri">Where the chat page wants people after signing out.</param>
/// <param name="Platform">The OpenMeet platform: writes accounts and the directory.</param>
/// <param name="ChatApi">ChatApi: asks for bots' tickets.</param>
internal sealed record ClientSettings(
    ClientCredential Mas,
    Uri MasRedirectUri,
    Uri ChatRedirectUri,
    Uri ChatPostLogoutRedirectUri,
    ClientCredential Platform,
    ClientCredential ChatApi)
{
    /// <summary>Reads <c>OIDC_{MAS,PLATFORM,CHATAPI}_CLIENT_{ID,SECRET}</c> and the <c>OIDC_…_REDIRECT_URI</c> settings.</summary>
    public static ClientSettings Read(SettingsReader settings)
    {
        HashSet<string> ids = new(StringComparer.Ordinal) { ClientCatalog.ChatPageId };
        return new ClientSettings(
            Credential("OIDC_MAS_CLIENT"),
            settings.RequiredUri("OIDC_MAS_REDIRECT_URI"),
            settings.RequiredUri("OIDC_CHAT_REDIRECT_URI"),
            settings.RequiredUri("OIDC_CHAT_POST_LOGOUT_REDIRECT_URI"),
            Credential("OIDC_PLATFORM_CLIENT"),
            Credential("OIDC_CHATAPI_CLIENT"));

        ClientCredential Credential(string name)
        {
            var id = settings.Required(name + "_ID");
            if (id.Contains(':', StringComparison.Ordinal) || (id.Length > 0 && !ids.Add(id)))
            {
                // A client's own tokens have its id as subject: it must not look like a person's.
                settings.Problem(name + "_ID", "is the id of another client, or contains a colon", id);
            }

            return new ClientCredential(id, settings.Required(name + "_SECRET"));
        }
    }
}
