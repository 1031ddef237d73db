using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Compat;

/// <summary><c>login/sso/redirect</c> and the page where the person says yes.</summary>
internal sealed class SsoEndpoints(
    SsoLoginStore logins, CurrentSessionReader current, FormPages pages, Csrf csrf, PublicUrls urls, MatrixSettings matrix, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public async Task<IResult> RedirectAsync(HttpContext context)
    {
        if (context.Request.Query.Field("redirectUrl") is not { } text || Uris.Normalise(text) is not { } uri
            || new Uri(uri) is not { UserInfo.Length: 0 })
        {
            return Results.Text("redirectUrl must be an absolute URL without user information", statusCode: StatusCodes.Status400BadRequest);
        }

        var id = await logins.AddAsync(uri, context.RequestAborted);
        return new SeeOther(urls.Absolute($"complete-compat-sso/{id}"));
    }

    public async Task<IResult> GetAsync(HttpContext context, string id)
    {
        var (login, session, answer) = await PrepareAsync(context, id);
        return login is null || session is null ? answer! : pages.Show(
            "Allow access to your account?",
            $"""
            <p>A client at <strong>{new Uri(login.RedirectUri).GetLeftPart(UriPartial.Authority)}</strong> wants to sign in as
            @{session.User.Username}:{matrix.Homeserver}. It will be able to read and send all your messages.</p>
            <form method="POST">
            {pages.CsrfField(context)}
            <button type="submit" class="primary">Continue</button>
            </form>
            {pages.SignOut(context, PostAuthAction.ContinueCompatSso(id), "Use another account")}
            """);
    }

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        if (form is null || !csrf.IsValid(context, form))
        {
            return Page.Error(StatusCodes.Status400BadRequest, "csrf", "The form has expired. Please go back and try again.");
        }

        var (login, session, answer) = await PrepareAsync(context, id);
        if (login is null || session is null)
        {
            return answer!;
        }

        return await logins.FulfilAsync(id, session, context.RequestAborted) is { } token
            ? new SeeOther(QueryHelpers.AddQueryString(login.RedirectUri, "loginToken", token))
            : Expired();
    }

    private static HtmlResult Expired() => Page.Error(StatusCodes.Status200OK, "compat_sso_login_expired", "This login attempt expired.");

    private async Task<(SsoLogin? Login, BrowserSession? Session, IResult? Answer)> PrepareAsync(HttpContext context, string id)
    {
        if (!Ulid.IsValid(id) || await logins.FindAsync(id, context.RequestAborted) is not { } login)
        {
            return (null, null, Page.Error(StatusCodes.Status404NotFound, "not_found", "This login attempt is not known."));
        }

        if (login.FulfilledAt is not null || time.GetUtcNow() - login.CreatedAt > Lifetime)
        {
            return (null, null, Expired());
        }

        var next = PostAuthAction.ContinueCompatSso(id);
        var (session, interstitial) = await current.ReadAsync(context, next);
        return session is null
            ? (null, null, interstitial ?? new SeeOther(urls.Relative($"/login{next.Query()}")))
            : (login, session, null);
    }
}
