using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Http;

/// <summary>Reads JSON bodies such that nothing in them can fail later: no name twice, no broken character.</summary>
internal static class JsonBodies
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">The body is not such JSON.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var json = await JsonNode.ParseAsync(request.Body, documentOptions: Options, cancellationToken: cancellationToken);
        Check(json);
        return json;
    }

    private static void Check(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                {
                    Check(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    Check(item);
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Check(value);
                break;
        }
    }

    private static void Check(JsonValue text)
    {
        try
        {
            if (text.GetValue<string>().Contains('\0', StringComparison.Ordinal))
            {
                throw new JsonException("A text has a NUL character");
            }
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair.
            throw new JsonException("A text is no text", e);
        }
    }
}
