namespace MatrixAuthenticationService.Templating;

/// <summary>Cuts a template's text into nodes.</summary>
internal sealed class TemplateParser(string text)
{
    private int _position;
    private string? _closingTag;

    public IReadOnlyList<TemplateNode> Parse()
    {
        var nodes = Block();
        return _closingTag is null ? nodes : throw new TemplateException($"has {{% {_closingTag} %}} without an if");
    }

    // Reads until the end or a tag that closes the surrounding block, which is left in _closingTag.
    private List<TemplateNode> Block()
    {
        var nodes = new List<TemplateNode>();
        _closingTag = null;
        while (_position < text.Length)
        {
            var open = text.IndexOf('{', _position);
            while (open >= 0 && open + 1 < text.Length && text[open + 1] is not ('{' or '%'))
            {
                open = text.IndexOf('{', open + 1);
            }

            if (open < 0 || open + 1 >= text.Length)
            {
                nodes.Add(new TextNode(text[_position..]));
                _position = text.Length;
                break;
            }

            nodes.Add(new TextNode(text[_position..open]));
            if (text[open + 1] == '{')
            {
                nodes.Add(new OutputNode(Expression(Until(open, "}}"))));
            }
            else if (Until(open, "%}") is var tag && tag.StartsWith("if ", StringComparison.Ordinal))
            {
                nodes.Add(Condition(tag[3..]));
            }
            else
            {
                _closingTag = tag;
                break;
            }
        }

        return nodes;
    }

    private ConditionNode Condition(string condition)
    {
        var branches = new List<(TemplateExpression, IReadOnlyList<TemplateNode>)>();
        var current = Expression(condition);
        while (true)
        {
            branches.Add((current, Block()));
            switch (_closingTag)
            {
                case "endif":
                    _closingTag = null;
                    return new(branches);
                case "else":
                    current = _ => true;
                    break;
                case not null when _closingTag.StartsWith("elif ", StringComparison.Ordinal):
                    current = Expression(_closingTag[5..]);
                    break;
                default:
                    throw new TemplateException("has an if without endif");
            }
        }
    }

    private string Until(int open, string end)
    {
        var close = text.IndexOf(end, open + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            throw new TemplateException($"lacks a closing {end}");
        }

        _position = close + 2;
        // A dash beside the delimiter trims blanks; the result as a whole is trimmed anyway.
        return text[(open + 2)..close].Trim('-').Trim();
    }

    private static TemplateExpression Expression(string source) => new TemplateExpressionParser(source).Parse();
}
