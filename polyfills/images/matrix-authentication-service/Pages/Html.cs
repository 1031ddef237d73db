using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace MatrixAuthenticationService.Pages;

/// <summary>HTML written as an interpolated string: every hole is encoded, unless it is itself <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
internal readonly struct Html(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public static Html Empty => $"";

    public static Html Join(IEnumerable<Html> parts)
    {
        Html all = $"";
        foreach (var part in parts)
        {
            all._text.Append(part._text);
        }

        return all;
    }

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Html html) => _text.Append(html._text);

    public void AppendFormatted(string? text) => _text.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public override string ToString() => _text?.ToString() ?? "";
}
