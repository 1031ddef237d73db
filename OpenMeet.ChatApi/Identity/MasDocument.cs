using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>A single object of MAS's admin API.</summary>
internal sealed record MasDocument<T>([property: JsonPropertyName("data")] MasItem<T> Data);
