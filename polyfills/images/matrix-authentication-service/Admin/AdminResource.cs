using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Admin;

/// <summary>An object of the admin API.</summary>
/// <param name="Collection">The path's last part, such as <c>users</c>.</param>
internal sealed record AdminResource(string Type, string Id, string Collection, JsonObject Attributes)
{
    private const string Base = "/api/admin/v1/";

    public string Path => $"{Base}{Collection}/{Id}";

    public static string CollectionPath(string collection) => Base + collection;

    /// <summary>The answer that holds this object alone.</summary>
    public IResult Answer(int status = StatusCodes.Status200OK, string? self = null) =>
        Results.Json(new JsonObject { ["data"] = ToJson(), ["links"] = new JsonObject { ["self"] = self ?? Path } }, statusCode: status);

    public JsonObject ToJson() => new()
    {
        ["type"] = Type,
        ["id"] = Id,
        ["attributes"] = Attributes,
        ["links"] = new JsonObject { ["self"] = Path },
    };

    /// <summary>A moment as the admin API writes it.</summary>
    public static string? Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
