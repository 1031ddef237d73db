using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>An account in MAS.</summary>
internal sealed record MasUser([property: JsonPropertyName("username")] string Username);
