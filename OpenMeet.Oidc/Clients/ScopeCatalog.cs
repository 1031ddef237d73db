using OpenIddict.Abstractions;

namespace OpenMeet.Oidc.Clients;

/// <summary>The scopes beyond OpenID Connect's own, and the audience each is for.</summary>
internal static class ScopeCatalog
{
    /// <summary>Reading and writing chats, as a person.</summary>
    internal const string Chat = "chat";

    /// <summary>Writing the directory of events.</summary>
    internal const string Directory = "directory";

    /// <summary>Writing accounts.</summary>
    internal const string Accounts = "accounts";

    /// <summary>Signing bots in.</summary>
    internal const string Bots = "bots";

    /// <summary>Audience of ChatApi.</summary>
    internal const string ChatAudience = "openmeet-chat";

    /// <summary>Audience of this service's own APIs.</summary>
    internal const string OidcAudience = "openmeet-oidc";

    /// <summary>The scopes as OpenIddict keeps them.</summary>
    public static IReadOnlyList<OpenIddictScopeDescriptor> All { get; } =
        [Scope(Chat, ChatAudience), Scope(Directory, ChatAudience), Scope(Accounts, OidcAudience), Scope(Bots, OidcAudience)];

    private static OpenIddictScopeDescriptor Scope(string name, string audience) => new() { Name = name, Resources = { audience } };
}
