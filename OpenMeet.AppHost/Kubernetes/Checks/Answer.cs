using System.Net;
using System.Text.Json;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>What a server answered, as it is: no redirect has been followed.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">Headers, several values of one joined by commas.</param>
/// <param name="Body">The text.</param>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public int Code => (int)Status;

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public bool IsHtml => Header("Content-Type")?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>The body as a JSON object; an undefined element if it is none.</summary>
    public JsonElement Json
    {
        get
        {
            try
            {
                var json = JsonSerializer.Deserialize<JsonElement>(Body);
                return json.ValueKind == JsonValueKind.Object ? json : default;
            }
            catch (JsonException)
            {
                return default;
            }
        }
    }
}
