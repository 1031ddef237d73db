using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Answer of a token endpoint.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("refresh_token")] string? RefreshToken,
    [property: JsonPropertyName("expires_in")] int? ExpiresIn)
{
    /// <summary>Without the tokens: records print their members, and this one could reach a log.</summary>
    public override string ToString() => nameof(TokenAnswer);
}
