using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>A personal session in MAS. Its token is told once, when it is made or regenerated.</summary>
internal sealed record MasPersonalSession(
    [property: JsonPropertyName("human_name")] string HumanName,
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_at")] DateTimeOffset? ExpiresAt)
{
    /// <summary>Without the token: records print their members, and this one could reach a log.</summary>
    public override string ToString() => HumanName;
}
