using System.Text.Json.Nodes;

namespace Aspire.Hosting.Dcp.Model;

internal sealed class JsonPatchOperation
{
    public string Op { get; set; } = "replace";

    public string Path { get; set; } = "";

    public JsonNode? Value { get; set; }
}
