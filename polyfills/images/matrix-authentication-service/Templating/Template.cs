using System.Text;
using System.Text.Json.Nodes;

namespace MatrixAuthenticationService.Templating;

/// <summary>
/// The small part of Jinja that provider configurations use: <c>{{ a.b | filter }}</c> and
/// <c>{% if … %}…{% elif … %}…{% else %}…{% endif %}</c>.
/// </summary>
internal sealed class Template
{
    private readonly IReadOnlyList<TemplateNode> _nodes;

    private Template(IReadOnlyList<TemplateNode> nodes) => _nodes = nodes;

    public static Template From(ConfigurationNode node)
    {
        try
        {
            return Parse(node.Text() ?? "");
        }
        catch (TemplateException e)
        {
            throw node.Error(e.Message);
        }
    }

    /// <exception cref="TemplateException">The text is not a template of the part that is offered.</exception>
    public static Template Parse(string text) => new(new TemplateParser(text).Parse());

    /// <exception cref="TemplateException">An attribute of something undefined was asked for.</exception>
    public string Render(JsonObject variables)
    {
        var output = new StringBuilder();
        foreach (var node in _nodes)
        {
            node.Render(variables, output);
        }

        return output.ToString().Trim();
    }
}
