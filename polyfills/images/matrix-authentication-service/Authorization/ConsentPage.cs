namespace MatrixAuthenticationService.Authorization;

/// <summary>The pages of <c>/consent</c>.</summary>
internal sealed class ConsentPage(FormPages pages, SynapseClient synapse, MatrixSettings matrix)
{
    public async Task<IResult> ShowAsync(HttpContext context, Consent consent)
    {
        var user = consent.Session.User;
        var known = await synapse.TryQueryUserAsync(user.Username, context.RequestAborted);
        var mxid = $"@{user.Username}:{matrix.Homeserver}";
        var name = known?.DisplayName is { } displayName ? $"{displayName} ({mxid})" : mxid;
        return pages.Show(
            "Allow access to your account?",
            $"""
            <p><strong>{ClientName(consent.Client)}</strong> at {new Uri(consent.Grant.RedirectUri).GetLeftPart(UriPartial.Authority)}
            wants to access your account {name}. This will allow it to:</p>
            <ul>{Html.Join(Descriptions(consent.Grant.Scope).Select(text => (Html)$"<li>{text}</li>"))}</ul>
            <form method="POST">
            {pages.CsrfField(context)}
            <button type="submit" class="primary">Continue</button>
            </form>
            {Others(context, consent)}
            """);
    }

    public IResult Denied(HttpContext context, Consent consent, IReadOnlyList<string> violations) => pages.Show(
        "The authorization request was denied by the policy enforced by this service",
        $"""
        <p>{ClientName(consent.Client)} may not have what it asks for as {consent.Session.User.Username}.</p>
        <ul>{Html.Join(violations.Select(text => (Html)$"<li>{text}</li>"))}</ul>
        {Others(context, consent)}
        """);

    private static string ClientName(Client client) => client.Name ?? client.Uri ?? client.Id;

    private static IEnumerable<string> Descriptions(Scope scope)
    {
        if (scope.Contains(Scope.StableApi) || scope.Contains(Scope.UnstableApi))
        {
            yield return "See your profile info and contact details";
            yield return "View and send your messages and data";
        }

        foreach (var device in scope.Devices)
        {
            yield return $"Sign in as the device {device}";
        }

        foreach (var token in scope.Tokens.Where(token => token is Scope.SynapseAdmin or Scope.MasAdmin))
        {
            yield return $"Administer the server ({token})";
        }

        if (scope.Contains(Scope.OpenId))
        {
            yield return "Know who you are";
        }
    }

    private Html Others(HttpContext context, Consent consent)
    {
        var (grant, mode) = (consent.Grant, consent.Grant.ResponseMode);
        KeyValuePair<string, string?>[] denied =
            [.. new KeyValuePair<string, string?>[] { new("state", grant.State), new("error", "access_denied"), new("error_description", "The request was denied") }
                .Where(parameter => parameter.Value is not null)];
        Html cancel = mode == ResponseModes.FormPost
            ? $"""
               <form method="POST" action="{grant.RedirectUri}">
               {Html.Join(denied.Select(parameter => FormPages.Hidden(parameter.Key, parameter.Value)))}
               <button type="submit">Cancel</button>
               </form>
               """
            : (Html)$"""<p><a href="{AuthorizationResponse.Location(grant.RedirectUri, mode, denied)}">Cancel</a></p>""";
        return $"{pages.SignOut(context, PostAuthAction.ContinueGrant(grant.Id), "Use another account")}{cancel}";
    }
}
