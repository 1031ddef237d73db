using System.Text.Json.Nodes;
using MatrixAuthenticationService.Templating;

namespace MatrixAuthenticationService.Upstream;

/// <summary><c>/upstream/callback/{provider}</c>: where the provider sends the browser back to.</summary>
internal sealed partial class UpstreamCallbackEndpoint(
    MasSettings settings,
    ProviderDirectory directory,
    UpstreamClient client,
    IdTokenVerifier verifier,
    UpstreamSessionStore sessions,
    UpstreamLinkStore links,
    UpstreamCookie cookie,
    PublicUrls urls,
    FormPages pages,
    ILogger<UpstreamCallbackEndpoint> logger)
{
    private const string Reposted = "did_mas_repost_to_itself";
    private static readonly string[] KnownParameters = ["code", "state", "error", "error_description", "error_uri", Reposted];

    public Task<IResult> GetAsync(HttpContext context, string id) =>
        AnswerAsync(context, id, UpstreamResponseMode.Query, context.Request.Query.ToDictionary(field => field.Key, field => field.Value.ToString()));

    public async Task<IResult> PostAsync(HttpContext context, string id)
    {
        var form = await context.Request.TryReadFormAsync(context.RequestAborted);
        var fields = (form ?? FormCollection.Empty).ToDictionary(field => field.Key, field => field.Value.ToString());

        // A form from the provider's site comes without cookies; the same form from this site brings them.
        return !fields.ContainsKey(Reposted) && fields.GetValueOrDefault("state") is { } state && cookie.FindByState(context, id, state) is null
            ? Repost(fields)
            : await AnswerAsync(context, id, UpstreamResponseMode.FormPost, fields);
    }

    private static HtmlResult Bad(string code, string text) => Page.Error(StatusCodes.Status400BadRequest, code, text);

    private IResult Repost(Dictionary<string, string> fields) => pages.Show(
        "Continue",
        $"""
        <form method="POST">
        {Html.Join(fields.Append(new(Reposted, "true")).Select(field => FormPages.Hidden(field.Key, field.Value)))}
        <button type="submit">Continue</button>
        </form>
        <script src="{pages.Prefix}/assets/submit.js"></script>
        """);

    private async Task<IResult> AnswerAsync(HttpContext context, string id, UpstreamResponseMode mode, Dictionary<string, string> fields)
    {
        if (settings.Upstreams.FirstOrDefault(candidate => candidate.Id == id) is not { } provider)
        {
            return Page.Error(StatusCodes.Status404NotFound, "not_found", "This provider is not known.");
        }

        if (provider.ResponseMode != UpstreamResponseMode.Unset && provider.ResponseMode != mode)
        {
            return Bad("invalid_response_mode", "The provider answered in another way than it was asked to.");
        }

        if (fields.GetValueOrDefault("state") is not { Length: > 0 } state
            || cookie.FindByState(context, id, state) is not { } visit
            || await sessions.FindAsync(visit.SessionId, context.RequestAborted) is not { } session)
        {
            return Bad("missing_cookie", "This sign-in was not begun in this browser, or more than ten minutes ago.");
        }

        if (session.CompletedAt is not null)
        {
            return Bad("completed", "This sign-in has been completed already.");
        }

        if (fields.TryGetValue("error", out var error))
        {
            return Bad(error, fields.GetValueOrDefault("error_description", "The provider refused to sign you in."));
        }

        return fields.GetValueOrDefault("code") is { Length: > 0 } code
            ? await CompleteAsync(context, provider, session, visit, code, fields)
            : Bad("missing_code", "The provider's answer has no code.");
    }

    private async Task<IResult> CompleteAsync(
        HttpContext context,
        UpstreamProviderSettings provider,
        UpstreamSession session,
        UpstreamVisit visit,
        string code,
        Dictionary<string, string> fields)
    {
        var claims = await ClaimsAsync(provider, session, code, context.RequestAborted);
        claims["extra_callback_parameters"] = new JsonObject(fields.Where(field => !KnownParameters.Contains(field.Key))
            .Select(field => KeyValuePair.Create<string, JsonNode?>(field.Key, field.Value)));
        if (Render(provider.Claims.Subject, claims) is not { Length: > 0 } subject)
        {
            return Bad("missing_subject", "The provider did not say who you are.");
        }

        var name = provider.Claims.AccountName is { } template ? Render(template, claims) : null;
        var link = await links.GetOrAddAsync(provider.Id, subject, name, context.RequestAborted);
        await sessions.CompleteAsync(session.Id, link.Id, claims, context.RequestAborted);
        cookie.Put(context, visit with { LinkId = link.Id });
        return new SeeOther(urls.Relative($"/upstream/link/{link.Id}"));
    }

    private async Task<JsonObject> ClaimsAsync(
        UpstreamProviderSettings provider, UpstreamSession session, string code, CancellationToken cancellationToken)
    {
        var metadata = await directory.FindAsync(provider, cancellationToken);
        var tokens = await client.ExchangeAsync(
            provider, metadata, code, urls.Absolute($"upstream/callback/{provider.Id}"), session.Secrets.CodeVerifier, cancellationToken);
        var idToken = tokens.IdToken is null
            ? null
            : verifier.Verify(provider, tokens, code, session.Secrets.Nonce, await client.KeysAsync(metadata, cancellationToken));
        var userinfo = provider.FetchUserinfo ? await client.UserinfoAsync(metadata, tokens.AccessToken, cancellationToken) : null;
        if (idToken is not null && userinfo is not null && !JsonNode.DeepEquals(userinfo["sub"], idToken["sub"]))
        {
            throw new UpstreamException("The userinfo is about somebody else than the id_token");
        }

        var user = new JsonObject();
        foreach (var (name, value) in (userinfo ?? []).Concat(idToken ?? []))
        {
            user[name] = value?.DeepClone();
        }

        return new JsonObject { ["user"] = user, ["id_token_claims"] = idToken, ["userinfo_claims"] = userinfo };
    }

    private string? Render(Template template, JsonObject claims)
    {
        try
        {
            return template.Render(claims);
        }
        catch (TemplateException e)
        {
            LogUnrendered(e);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A template of claims_imports cannot be rendered")]
    private partial void LogUnrendered(Exception failure);
}
