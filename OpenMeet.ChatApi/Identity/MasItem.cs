using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Identity;

/// <summary>An object with its id.</summary>
internal sealed record MasItem<T>([property: JsonPropertyName("id")] string Id, [property: JsonPropertyName("attributes")] T Attributes);
