using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>The tie between an account and a subject of an upstream provider. An orphan has no account.</summary>
internal sealed record MasLink([property: JsonPropertyName("user_id")] string? UserId);
