using System.Globalization;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>What the written values refer to and has to be in the manifest too: resources, encoded parameters, conditionals.</summary>
internal sealed class ManifestReferences
{
    private readonly Dictionary<string, IResource> _resources = [];
    private readonly HashSet<object> _visiting = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ParameterResource, Dictionary<string, string>> _formatted = [];
    private readonly Dictionary<string, ReferenceExpression> _conditionals = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public void Reserve(IEnumerable<string> names) => _names.UnionWith(names);

    public void Add(object? value)
    {
        if (value is ReferenceExpression expression)
        {
            AddFormatted(expression);
            AddConditionals(expression);
        }

        if (value is IResource resource)
        {
            if (_resources.TryAdd(resource.Name, resource))
            {
                _names.Add(resource.Name);
            }
        }
        else if (value is IValueWithReferences composed && _visiting.Add(value))
        {
            foreach (var dependency in composed.References)
            {
                Add(dependency);
            }

            _visiting.Remove(value);
        }
    }

    public string Express(ReferenceExpression expression)
    {
        if (expression.IsConditional)
        {
            return expression.ValueExpression;
        }

        var parts = new string[expression.ManifestExpressions.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = expression.StringFormats[index] is { Length: > 0 } format && Single(expression.ValueProviders[index]) is { } parameter
                ? $"{{{NameOf(parameter, format)}.value}}"
                : expression.ManifestExpressions[index];
        }

        return string.Format(CultureInfo.InvariantCulture, expression.Format, parts);
    }

    /// <summary>The resources referred to that the model does not hold.</summary>
    public IReadOnlyList<IResource> TakeResources(DistributedApplicationModel model)
    {
        foreach (var resource in model.Resources)
        {
            _resources.Remove(resource.Name);
        }

        return [.. _resources.Values];
    }

    public void WriteFormatted(Utf8JsonWriter writer, ParameterResource parameter)
    {
        if (!_formatted.Remove(parameter, out var formats))
        {
            return;
        }

        foreach (var (format, name) in formats)
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", "annotated.string");
            writer.WriteString("value", parameter.ValueExpression);
            writer.WriteString("filter", format);
            writer.WriteEndObject();
        }
    }

    public void WriteRemainingFormatted(Utf8JsonWriter writer)
    {
        foreach (var parameter in _formatted.Keys.ToList())
        {
            WriteFormatted(writer, parameter);
        }
    }

    public async Task WriteConditionalsAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        foreach (var (name, conditional) in _conditionals)
        {
            var value = await conditional.GetValueAsync(cancellationToken).ConfigureAwait(false);
            writer.WriteStartObject(name);
            writer.WriteString("type", "value.v0");
            writer.WriteString("connectionString", value ?? string.Empty);
            writer.WriteEndObject();
        }
    }

    private void AddFormatted(ReferenceExpression expression)
    {
        if (expression.IsConditional)
        {
            AddFormatted(expression.WhenTrue!);
            AddFormatted(expression.WhenFalse!);
            return;
        }

        for (var index = 0; index < expression.ValueProviders.Count; index++)
        {
            if (expression.StringFormats[index] is { Length: > 0 } format && Single(expression.ValueProviders[index]) is { } parameter)
            {
                NameOf(parameter, format);
            }
        }
    }

    private void AddConditionals(ReferenceExpression expression)
    {
        foreach (var candidate in expression.ValueProviders.OfType<ReferenceExpression>().Prepend(expression))
        {
            if (candidate is { IsConditional: true, Name: { } name })
            {
                _conditionals.TryAdd(name, candidate);
                _names.Add(name);
            }
        }
    }

    private string NameOf(ParameterResource parameter, string format)
    {
        if (!_formatted.TryGetValue(parameter, out var formats))
        {
            _formatted[parameter] = formats = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        if (!formats.TryGetValue(format, out var name))
        {
            var wanted = name = $"{parameter.Name}-{Sanitize(format)}-encoded";
            for (var suffix = 1; !_names.Add(name); suffix++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{suffix}");
            }

            formats[format] = name;
        }

        return name;
    }

    private static ParameterResource? Single(IValueProvider provider) => provider switch
    {
        ParameterResource parameter => parameter,
        ReferenceExpression { ValueProviders: [ParameterResource parameter], Format: "{0}" } => parameter,
        _ => null,
    };

    private static string Sanitize(string format)
    {
        var name = new StringBuilder(format.Length);
        foreach (var character in format)
        {
            if (char.IsLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length == 0 || name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var sanitized = name.ToString().Trim('-');
        return sanitized.Length > 0 ? sanitized : "formatted";
    }
}
