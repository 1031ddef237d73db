namespace MatrixAuthenticationService.Upstream;

/// <summary>The pages of <c>/upstream/link</c>.</summary>
internal sealed class UpstreamLinkPages(FormPages pages, MatrixSettings matrix)
{
    public IResult Mismatch(HttpContext context, User current, User owner, PostAuthAction? next) => pages.Show(
        "This identity belongs to another account",
        $"""
        <p>You are signed in as {current.Username}, but this identity belongs to {owner.Username}.</p>
        {pages.SignOut(context, next, $"Sign out of {current.Username}")}
        """);

    public IResult SuggestLink(HttpContext context, User user, PostAuthAction? next) => pages.Show(
        "Link this identity to your account?",
        $"""
        <p>You are signed in as {user.Username}. This identity is not linked to any account yet.</p>
        <form method="POST">
        {pages.CsrfField(context)}
        {FormPages.Hidden("action", "link")}
        <button type="submit" class="primary">Link it</button>
        </form>
        {pages.SignOut(context, next, "Sign out")}
        """);

    public IResult Register(HttpContext context, RegistrationDraft draft, string? error) => pages.Show(
        "Create a new account",
        $"""
        {(error is null ? Html.Empty : (Html)$"<p class=\"error\">{error}</p>")}
        <form method="POST">
        {pages.CsrfField(context)}
        {FormPages.Hidden("action", "register")}
        {Username(draft)}
        {Choice("email", "import_email", "Use the e-mail address", draft.Email, draft.IsEmailFixed)}
        {Choice("display_name", "import_display_name", "Use the display name", draft.DisplayName, draft.IsDisplayNameFixed)}
        <button type="submit" class="primary">Continue</button>
        </form>
        """);

    private Html Username(RegistrationDraft draft) => draft is { IsLocalpartFixed: true, Localpart: not null }
        ? $"""<label>Matrix id <input name="mxid" value="@{draft.Localpart}:{matrix.Homeserver}" readonly></label>"""
        : (Html)$"""<label>Username <input name="username" value="{draft.Localpart}" required autocomplete="username"></label>""";

    private static Html Choice(string name, string import, string label, string? value, bool isFixed) => (value, isFixed) switch
    {
        (null, _) => Html.Empty,
        (_, true) => $"""<label>{name} <input name="{name}" value="{value}" readonly></label>""",
        _ => $"""<label><input type="checkbox" name="{import}" checked> {label} {value}</label>""",
    };
}
