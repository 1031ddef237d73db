using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Values of variables and arguments, as text of the manifest.</summary>
internal static class ManifestValues
{
    public static object Unwrap(object value) => value is IResourceBuilder<IResource> builder ? builder.Resource : value;

    public static string ToText(object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        IResourceBuilder<IResource> { Resource: var resource } => ToText(resource),
        IManifestExpressionProvider provider => provider.ValueExpression,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
