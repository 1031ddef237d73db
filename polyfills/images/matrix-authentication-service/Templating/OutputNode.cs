using System.Text;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary><c>{{ expression }}</c></summary>
internal sealed record OutputNode(TemplateExpression Expression) : TemplateNode
{
    public override void Render(JsonObject variables, StringBuilder output) =>
        output.Append(TemplateValues.ToText(Expression(variables)));
}
