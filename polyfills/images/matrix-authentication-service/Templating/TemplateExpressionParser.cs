using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MatrixAuthenticationService.Templating;

/// <summary>Reads <c>or</c>, <c>and</c>, <c>not</c>, <c>==</c>, <c>!=</c>, paths, strings and filters.</summary>
internal sealed partial class TemplateExpressionParser
{
    private readonly Queue<string> _tokens;
    private readonly string _source;

    public TemplateExpressionParser(string source)
    {
        _source = source;
        var matches = TokenPattern().Matches(source);
        if (matches.Sum(match => match.Length) != source.Count(c => !char.IsWhiteSpace(c)) + matches.Sum(match => match.Value.Count(char.IsWhiteSpace)))
        {
            throw Unreadable();
        }

        _tokens = new(matches.Select(match => match.Value));
    }

    public TemplateExpression Parse()
    {
        var expression = Or();
        return _tokens.Count == 0 ? expression : throw Unreadable();
    }

    private TemplateExpression Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (first, second) = (left, And());
            left = variables => first(variables) is var value && TemplateValues.IsTrue(value) ? value : second(variables);
        }

        return left;
    }

    private TemplateExpression And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (first, second) = (left, Not());
            left = variables => first(variables) is var value && TemplateValues.IsTrue(value) ? second(variables) : value;
        }

        return left;
    }

    private TemplateExpression Not()
    {
        if (!Take("not"))
        {
            return Comparison();
        }

        var inner = Not();
        return variables => !TemplateValues.IsTrue(inner(variables));
    }

    private TemplateExpression Comparison()
    {
        var left = Filtered();
        foreach (var (symbol, expected) in new[] { ("==", true), ("!=", false) })
        {
            if (Take(symbol))
            {
                var right = Filtered();
                return variables => JsonNode.DeepEquals(left(variables), right(variables)) == expected;
            }
        }

        return left;
    }

    private TemplateExpression Filtered()
    {
        var value = Primary();
        while (Take("|"))
        {
            var name = Next();
            var filter = TemplateValues.Filter(name) ?? throw new TemplateException($"uses the filter {name}, which is not offered here");
            TemplateExpression argument = _ => null;
            if (Take("("))
            {
                argument = Or();
                Expect(")");
            }

            var inner = value;
            // Copies, since a JSON node has one parent.
            value = variables => filter(inner(variables)?.DeepClone(), argument(variables)?.DeepClone());
        }

        return value;
    }

    private TemplateExpression Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var token = Next();
        if (token[0] is '"' or '\'')
        {
            var literal = token[1..^1];
            return _ => literal;
        }

        if (token is "true" or "false")
        {
            return _ => token == "true";
        }

        if (!char.IsAsciiLetter(token[0]) && token[0] != '_')
        {
            throw Unreadable();
        }

        TemplateExpression value = variables => variables[token];
        while (true)
        {
            string attribute;
            if (Take("."))
            {
                attribute = Next();
            }
            else if (Take("["))
            {
                attribute = Next()[1..^1];
                Expect("]");
            }
            else
            {
                return value;
            }

            var owner = value;
            value = variables => TemplateValues.Attribute(owner(variables), attribute);
        }
    }

    private bool Take(string token) => _tokens.TryPeek(out var next) && next == token && _tokens.TryDequeue(out _);

    private string Next() => _tokens.TryDequeue(out var token) ? token : throw Unreadable();

    private void Expect(string token) => _ = Take(token) ? true : throw Unreadable();

    private TemplateException Unreadable() => new($"has an expression that cannot be read: {_source}");

    [GeneratedRegex("""[A-Za-z_][A-Za-z0-9_]*|"[^"]*"|'[^']*'|==|!=|[.|()\[\]]""")]
    private static partial Regex TokenPattern();
}
