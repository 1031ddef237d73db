using System.Text;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary>Text that stands as it is.</summary>
internal sealed record TextNode(string Text) : TemplateNode
{
    public override void Render(JsonObject variables, StringBuilder output) => output.Append(Text);
}
