using System.Text.Json;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>An event as clients and application services get it. Ephemeral events lack id, sender and time.</summary>
internal sealed record MatrixEvent(
    string Type,
    string? EventId,
    string? RoomId,
    string? Sender,
    string? StateKey,
    long OriginServerTs,
    string? Redacts,
    JsonElement Content)
{
    public const string Message = "m.room.message";
    public const string Member = "m.room.member";
    public const string Redaction = "m.room.redaction";
    public const string Typing = "m.typing";

    /// <summary>The string property <paramref name="name"/> of the content; null when there is none.</summary>
    public string? Text(string name) =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The strings in the array property <paramref name="name"/> of the content; empty when there is none.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];
}
