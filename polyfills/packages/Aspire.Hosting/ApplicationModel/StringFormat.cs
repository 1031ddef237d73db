using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The formats a hole in a reference expression may ask for, and the escaping of the text around holes.</summary>
internal static class StringFormat
{
    public static string Apply(string value, string format) => format.ToUpperInvariant() switch
    {
        "URI" => Uri.EscapeDataString(value),
        _ => throw new NotSupportedException($"The format '{format}' is not supported. Supported formats are 'uri' (encodes a URI)"),
    };

    /// <summary>Doubles single braces; what is doubled already stays.</summary>
    public static string EscapeBraces(string text)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            escaped.Append(c);
            if (c is '{' or '}')
            {
                escaped.Append(c);
                i += i + 1 < text.Length && text[i + 1] == c ? 1 : 0;
            }
        }

        return escaped.ToString();
    }
}
