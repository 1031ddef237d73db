using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>A list of MAS's admin API.</summary>
internal sealed record MasList<T>([property: JsonPropertyName("data")] IReadOnlyList<MasItem<T>> Data);
