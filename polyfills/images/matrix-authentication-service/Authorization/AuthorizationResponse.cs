namespace MatrixAuthenticationService.Authorization;

/// <summary>The way back to the client.</summary>
internal sealed class AuthorizationResponse(PublicUrls urls)
{
    public IResult Error(string redirectUri, string mode, string? state, string error, string description) =>
        To(redirectUri, mode, [new("state", state), new("error", error), new("error_description", description)]);

    public IResult Code(AuthorizationGrant grant, string code) =>
        To(grant.RedirectUri, grant.ResponseMode, [new("state", grant.State), new("code", code)]);

    /// <summary>A form or redirect with those of the parameters that have a value.</summary>
    public IResult To(string redirectUri, string mode, IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var present = parameters.Where(parameter => parameter.Value is not null).ToArray();
        return mode == ResponseModes.FormPost ? Form(redirectUri, present) : new SeeOther(Location(redirectUri, mode, present));
    }

    public static string Location(string redirectUri, string mode, IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        var encoded = string.Join('&', parameters.Select(parameter => $"{parameter.Key}={Encode(parameter.Value!)}"));
        if (mode == ResponseModes.Fragment)
        {
            return $"{redirectUri}#{encoded}";
        }

        // The empty fragment keeps the browser from carrying one over from the page before.
        var separator = !redirectUri.Contains('?', StringComparison.Ordinal) ? "?" : redirectUri[^1] is '?' or '&' ? "" : "&";
        return $"{redirectUri}{separator}{encoded}#";
    }

    private HtmlResult Form(string redirectUri, KeyValuePair<string, string?>[] parameters) => Page.Show(
        "Continue",
        $"""
        <form method="POST" action="{redirectUri}">
        {Html.Join(parameters.Select(parameter => FormPages.Hidden(parameter.Key, parameter.Value)))}
        <button type="submit">Continue</button>
        </form>
        <script src="{urls.Prefix}/assets/submit.js"></script>
        """,
        prefix: urls.Prefix);

    private static string Encode(string value) => Uri.EscapeDataString(value).Replace("%20", "+", StringComparison.Ordinal);
}
