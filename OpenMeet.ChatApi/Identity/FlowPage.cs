using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// Reads the one form of a MAS page that leads on: it posts to the page itself, so it has no <c>action</c> attribute. The
/// forms to sign out, and those of error pages, have one. Of the two forms that ask for a display name, "skip" is taken.
/// </summary>
internal static class FlowPage
{
    private const string CsrfField = "csrf";

    /// <summary>The hidden fields to post; null when the page does not lead on.</summary>
    public static IReadOnlyDictionary<string, string>? FormOf(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return document.Forms
            .Where(form => !form.HasAttribute("action") && form.Method.Equals("post", StringComparison.OrdinalIgnoreCase))
            .Select(HiddenFields)
            .FirstOrDefault(fields => fields.ContainsKey(CsrfField) && fields.GetValueOrDefault("action") is null or "skip" or "register");
    }

    private static Dictionary<string, string> HiddenFields(IHtmlFormElement form) => form.Elements
        .OfType<IHtmlInputElement>()
        .Where(input => input.Type == "hidden" && !string.IsNullOrEmpty(input.Name))
        .DistinctBy(input => input.Name)
        .ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
}
