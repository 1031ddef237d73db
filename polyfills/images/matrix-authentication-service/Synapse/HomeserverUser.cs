using System.Text.Json.Serialization;

namespace MatrixAuthenticationService.Synapse;

/// <summary>What the homeserver says about an account.</summary>
internal sealed record HomeserverUser(
    [property: JsonPropertyName("user_id")] string UserId,
    [property: JsonPropertyName("display_name")] string? DisplayName);
