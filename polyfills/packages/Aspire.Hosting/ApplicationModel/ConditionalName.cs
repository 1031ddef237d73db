using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>The name of a conditional expression: from what it asks, made unique by a hash of all its parts.</summary>
internal static class ConditionalName
{
    public static string Create(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var expression = (condition as IManifestExpressionProvider)?.ValueExpression;
        var readable = expression is null ? "" : Slug(expression);
        var hash = new XxHash32();
        foreach (var part in (string[])[expression ?? condition.GetType().Name, whenTrue.ValueExpression, whenFalse.ValueExpression, matchValue])
        {
            hash.Append(Encoding.UTF8.GetBytes(part));
        }

        return string.Create(CultureInfo.InvariantCulture, $"cond-{(readable.Length > 0 ? readable : "expr")}-{Convert.ToHexStringLower(hash.GetCurrentHash())}");
    }

    /// <summary>Lower-case letters and digits, everything between them one hyphen.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
