namespace MatrixAuthenticationService.Pages;

/// <summary>Pieces that several pages have.</summary>
internal sealed class FormPages(PublicUrls urls, Csrf csrf)
{
    public string Prefix => urls.Prefix;

    public IResult Show(string title, Html body, int status = StatusCodes.Status200OK) => Page.Show(title, body, status, urls.Prefix);

    public Html CsrfField(HttpContext context) => $"""<input type="hidden" name="csrf" value="{csrf.Token(context)}">""";

    /// <summary>A form that ends the browser session and comes back to what was being done.</summary>
    public Html SignOut(HttpContext context, PostAuthAction? next, string label) =>
        $"""
        <form method="POST" action="{urls.Relative("/logout")}">
        {CsrfField(context)}
        {Html.Join((next?.Parameters() ?? []).Select(field => Hidden(field.Key, field.Value)))}
        <button type="submit">{label}</button>
        </form>
        """;

    public static Html Hidden(string name, string? value) => $"""<input type="hidden" name="{name}" value="{value}">""";
}
