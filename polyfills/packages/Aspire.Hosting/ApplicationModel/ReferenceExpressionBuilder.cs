using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Puts a <see cref="ReferenceExpression"/> together piece by piece.</summary>
public partial class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format = new();
    private readonly List<IValueProvider> _providers = [];
    private readonly List<string> _expressions = [];
    private readonly List<string?> _formats = [];

    public bool IsEmpty => _format.Length == 0;

    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler)
    {
        // The handler has appended already.
    }

    public void AppendLiteral(string value) => _format.Append(value);

    public void AppendFormatted(string? value) => _format.Append(value);

    public void AppendFormatted(string? value, string? format = null)
    {
        if (value is not null)
        {
            _format.Append(format is null ? value : StringFormat.Apply(value, format));
        }
    }

    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, format: null);

    [Obsolete("ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.", error: true)]
    public void AppendFormatted(ReferenceExpression valueProvider, string format) => throw new InvalidOperationException(
        "ReferenceExpression instances can't be used in interpolated string with a custom format. Duplicate the inner expression in-place.");

    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider => Append(valueProvider, valueProvider, format);

    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        var value = valueProvider is IResourceBuilder<IResource> builder ? builder.Resource : valueProvider;
        if (value is not IValueProvider provider)
        {
            throw new ArgumentException("Object must implement IValueProvider", nameof(valueProvider));
        }

        if (value is not IManifestExpressionProvider expression)
        {
            throw new ArgumentException("Object must implement IManifestExpressionProvider", nameof(valueProvider));
        }

        Append(provider, expression, format);
    }

    public ReferenceExpression Build() => ReferenceExpression.Create(_format.ToString(), [.. _providers], [.. _expressions], [.. _formats]);

    private void Append(IValueProvider provider, IManifestExpressionProvider expression, string? format)
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_providers.Count}}}");
        _providers.Add(provider);
        _expressions.Add(expression.ValueExpression);
        _formats.Add(format);
    }
}
