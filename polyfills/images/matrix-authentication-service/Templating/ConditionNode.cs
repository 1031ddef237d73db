using System.Text;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary><c>{% if %}</c> with its branches, of which the first that holds is rendered.</summary>
internal sealed record ConditionNode(IReadOnlyList<(TemplateExpression Condition, IReadOnlyList<TemplateNode> Body)> Branches) : TemplateNode
{
    public override void Render(JsonObject variables, StringBuilder output)
    {
        var (_, body) = Branches.FirstOrDefault(branch => TemplateValues.IsTrue(branch.Condition(variables)));
        foreach (var node in body ?? [])
        {
            node.Render(variables, output);
        }
    }
}
