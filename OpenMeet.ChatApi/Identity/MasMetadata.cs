using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>What the bot needs of MAS's authorization server metadata (RFC 8414).</summary>
internal sealed record MasMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("authorization_endpoint")] Uri AuthorizationEndpoint,
    [property: JsonPropertyName("token_endpoint")] Uri TokenEndpoint,
    [property: JsonPropertyName("registration_endpoint")] Uri RegistrationEndpoint,
    [property: JsonPropertyName("revocation_endpoint")] Uri? RevocationEndpoint)
{
    /// <summary>Whether the document is that of this issuer, with every endpoint on the issuer's origin.</summary>
    public bool IsOf(Uri issuer) =>
        Issuer == issuer.AbsoluteUri
        && new[] { AuthorizationEndpoint, TokenEndpoint, RegistrationEndpoint, RevocationEndpoint ?? issuer }
            .All(endpoint => endpoint is { IsAbsoluteUri: true } && Origin.Same(endpoint, issuer));
}
