using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>
/// Content of <c>m.room.power_levels</c>. What is not named here is kept and sent back as it came: state is replaced as a
/// whole, and somebody else's setting must survive.
/// </summary>
internal sealed record PowerLevels
{
    public required Dictionary<string, long> Users { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others { get; init; } = [];
}
