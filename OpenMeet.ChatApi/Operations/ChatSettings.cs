namespace OpenMeet.ChatApi.Operations;

/// <summary>Everything ChatApi is told by its environment, checked once at start.</summary>
internal sealed class ChatSettings
{
    public required string ChatDatabase { get; init; }

    public required string Redis { get; init; }

    /// <summary>The issuer of access tokens, exactly as it stands in them.</summary>
    public required Uri OidcIssuer { get; init; }

    /// <summary>Where this process reaches OpenMeet.Oidc.</summary>
    public required Uri OidcInternalUrl { get; init; }

    public required string OidcClientId { get; init; }

    public required string OidcClientSecret { get; init; }

    public required string MatrixServerName { get; init; }

    /// <summary>Where this process reaches Synapse.</summary>
    public required Uri MatrixHomeserverUrl { get; init; }

    public required Uri MasPublicUrl { get; init; }

    /// <summary>Where this process reaches what MAS has under <see cref="MasPublicUrl"/>.</summary>
    public required Uri MasWebUrl { get; init; }

    /// <summary>MAS's internal listener: admin API, token endpoint, discovery.</summary>
    public required Uri MasInternalUrl { get; init; }

    public required string MasAdminClientId { get; init; }

    public required string MasAdminClientSecret { get; init; }

    public required string MasUpstreamProviderId { get; init; }

    public required Uri MasRedirectUri { get; init; }

    /// <summary>What the bot asks MAS for beside the Matrix API and its device.</summary>
    public required string MasScopes { get; init; }

    public required Uri ChatPublicUrl { get; init; }

    /// <summary>AES-256 key that seals the bots' tokens.</summary>
    public required byte[] EncryptionKey { get; init; }

    public required string AppserviceToken { get; init; }

    public required string HomeserverToken { get; init; }

    public required BotSignInMethod BotSignIn { get; init; }
}
