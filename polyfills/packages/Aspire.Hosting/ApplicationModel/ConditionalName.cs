using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Names a conditional expression after its condition and contents, so that equal ones share a name.</summary>
internal static class ConditionalName
{
    public static string Create(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var expression = (condition as IManifestExpressionProvider)?.ValueExpression;
        var name = expression is null ? string.Empty : Sanitize(expression);
        var hash = new XxHash32();
        foreach (var part in new[] { expression ?? condition.GetType().Name, whenTrue.ValueExpression, whenFalse.ValueExpression, matchValue })
        {
            hash.Append(Encoding.UTF8.GetBytes(part));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"cond-{(name.Length > 0 ? name : "expr")}-{Convert.ToHexStringLower(hash.GetCurrentHash())}");
    }

    private static string Sanitize(string expression)
    {
        var name = new StringBuilder(expression.Length);
        foreach (var character in expression)
        {
            if (char.IsLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        return name.ToString().TrimEnd('-');
    }
}
