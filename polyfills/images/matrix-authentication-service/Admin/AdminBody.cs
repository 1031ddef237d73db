using System.Text.Json;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>Reads JSON bodies of the admin API; each wrong one has its own status.</summary>
internal static class AdminBody
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static async Task<(T? Body, IResult? Error)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, new AdminError(StatusCodes.Status415UnsupportedMediaType, "Expected a request with Content-Type: application/json"));
        }

        JsonNode? json;
        try
        {
            json = await JsonBodies.ReadAsync(context.Request, context.RequestAborted);
        }
        catch (JsonException)
        {
            return (null, AdminError.BadRequest("The body is not JSON"));
        }

        try
        {
            return json.Deserialize<T>(Options) is { } body ? (body, null) : (null, AdminError.Unprocessable("The body is null"));
        }
        catch (JsonException)
        {
            return (null, AdminError.Unprocessable("The body has not the expected members"));
        }
    }
}
