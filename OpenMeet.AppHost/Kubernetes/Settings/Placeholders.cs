using System.Text.RegularExpressions;

namespace OpenMeet.AppHost.Kubernetes.Settings;

/// <summary>Values that stand for others: a deployment with one of them would run under a name that nobody can reach.</summary>
internal static partial class Placeholders
{
    /// <summary>The placeholder in a text; null if there is none.</summary>
    public static string? Find(string text) => Pattern().Match(text) is { Success: true } match ? match.Value : null;

    // Names that can never be real: https://www.rfc-editor.org/rfc/rfc2606, https://www.rfc-editor.org/rfc/rfc6761
    [GeneratedRegex(@"CHANGE[_-]?ME\w*|<[^>]*>|\bTODO\b|\$\{[^}]*\}|\bexample\.(com|org|net)\b|\blocalhost\b|\.(example|invalid)\b|\byourdomain\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
