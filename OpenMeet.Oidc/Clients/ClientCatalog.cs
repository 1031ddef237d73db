using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenMeet.Oidc.Clients;

/// <summary>The clients as OpenIddict keeps them. All are ours, so nobody is asked for consent here.</summary>
internal static class ClientCatalog
{
    /// <summary>Id of the chat page, a public client.</summary>
    internal const string ChatPageId = "openmeet-chat";

    /// <summary>The clients that the settings make.</summary>
    public static IReadOnlyList<OpenIddictApplicationDescriptor> From(ClientSettings settings) =>
    [
        SignsPeopleIn(settings.Mas.Id, settings.Mas.Secret, "Matrix", settings.MasRedirectUri),
        ChatPage(settings),
        ActsForItself(settings.Platform, "OpenMeet platform", ScopeCatalog.Accounts, ScopeCatalog.Directory),
        ActsForItself(settings.ChatApi, "OpenMeet chat", ScopeCatalog.Bots),
    ];

    private static OpenIddictApplicationDescriptor ChatPage(ClientSettings settings)
    {
        var page = SignsPeopleIn(ChatPageId, secret: null, "Chat", settings.ChatRedirectUri);
        page.Permissions.Add(Permissions.Prefixes.Scope + ScopeCatalog.Chat);
        page.Permissions.Add(Permissions.Endpoints.EndSession);
        page.Permissions.Add(Permissions.Endpoints.Revocation);
        page.PostLogoutRedirectUris.Add(settings.ChatPostLogoutRedirectUri);
        return page;
    }

    private static OpenIddictApplicationDescriptor SignsPeopleIn(string id, string? secret, string name, Uri redirectUri) => new()
    {
        ClientId = id,
        ClientSecret = secret,
        ClientType = secret is null ? ClientTypes.Public : ClientTypes.Confidential,
        ConsentType = ConsentTypes.Implicit,
        DisplayName = name,
        RedirectUris = { redirectUri },
        Permissions =
        {
            Permissions.Endpoints.Authorization,
            Permissions.Endpoints.Token,
            Permissions.GrantTypes.AuthorizationCode,
            Permissions.GrantTypes.RefreshToken,
            Permissions.ResponseTypes.Code,
            Permissions.Scopes.Email,
            Permissions.Scopes.Profile,
        },
        Requirements = { Requirements.Features.ProofKeyForCodeExchange },
    };

    private static OpenIddictApplicationDescriptor ActsForItself(ClientCredential credential, string name, params string[] scopes)
    {
        var client = new OpenIddictApplicationDescriptor
        {
            ClientId = credential.Id,
            ClientSecret = credential.Secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = name,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        client.Permissions.UnionWith(scopes.Select(scope => Permissions.Prefixes.Scope + scope));
        return client;
    }
}
