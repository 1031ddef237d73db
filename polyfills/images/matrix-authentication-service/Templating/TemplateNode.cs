using System.Text;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary>A piece of a template.</summary>
internal abstract record TemplateNode
{
    public abstract void Render(JsonObject variables, StringBuilder output);
}
