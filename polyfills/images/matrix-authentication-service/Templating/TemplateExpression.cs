using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary>What stands between the braces; null is Jinja's undefined.</summary>
internal delegate JsonNode? TemplateExpression(JsonObject variables);
