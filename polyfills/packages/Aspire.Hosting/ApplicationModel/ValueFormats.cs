using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Formats of values in expressions.</summary>
internal static class ValueFormats
{
    public static string Apply(string value, string format) => format.ToLowerInvariant() switch
    {
        "uri" => Uri.EscapeDataString(value),
        _ => throw new FormatException($"The format '{format}' is not supported. Supported formats are 'uri' (encodes a URI)"),
    };

    /// <summary>Doubles single braces; those that are doubled already stay as they are.</summary>
    public static string EscapeBraces(string text)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 4);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            escaped.Append(character);
            if (character is '{' or '}')
            {
                escaped.Append(character);
                if (index + 1 < text.Length && text[index + 1] == character)
                {
                    index++;
                }
            }
        }

        return escaped.ToString();
    }
}
