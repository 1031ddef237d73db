using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Compat;

/// <summary>Reads JSON bodies as the client-server API does.</summary>
internal static class CompatBody
{
    public static async Task<(JsonObject? Body, IResult? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonBodies.ReadAsync(request, cancellationToken) is JsonObject body
                ? (body, null)
                : (null, new MatrixError(StatusCodes.Status400BadRequest, "M_BAD_JSON", "The body is not a JSON object"));
        }
        catch (JsonException)
        {
            return (null, new MatrixError(StatusCodes.Status400BadRequest, "M_NOT_JSON", "The body is not JSON"));
        }
    }

    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool Flag(this JsonObject body, string name) => body[name]?.GetValueKind() == JsonValueKind.True;
}
