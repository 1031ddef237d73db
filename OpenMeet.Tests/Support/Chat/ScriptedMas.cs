using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>
/// What MAS, OpenMeet.Oidc and Synapse answer in a bot's sign-in, step by step as their contracts say, with a switch for each
/// thing that may go wrong. It checks what it is sent. The real ones are met in the end-to-end tests.
/// </summary>
internal sealed class ScriptedMas : IAsyncDisposable
{
    public const string Csrf = "csrf-value";

    private readonly Dictionary<string, string> _challenges = [];
    private TestService _mas = null!;
    private TestService _oidc = null!;
    private string _state = "";
    private int _tokens;

    /// <summary>The public names, which nobody answers: callers inside must find their way.</summary>
    public static Uri PublicUrl { get; } = new("https://account.test/");

    public static Uri OidcPublicUrl { get; } = new("https://id.test/");

    public Uri Address => _mas.Address;

    public Uri OidcAddress => _oidc.Address;

    public string MatrixUserId { get; set; } = "";

    /// <summary>The device of the last authorization's scope, unless a test says otherwise.</summary>
    public string DeviceId { get; set; } = "";

    public Uri Callback { get; set; } = new("https://chat.test/auth/matrix/callback");

    public List<string> Steps { get; } = [];

    public string ConsentPage { get; set; } =
        $"<form method=post action=/logout><input type=hidden name=csrf value=wrong></form><form method='POST'><input type=hidden name=csrf value='{Csrf}'><button type=submit>Continue</button></form>";

    public Uri? UpstreamElsewhere { get; set; }

    public bool RefreshIsLost { get; set; }

    public bool RefreshedTokenIsRefused { get; set; }

    public int ServerErrorsBeforeToken { get; set; }

    public bool MetadataOnHomeserver { get; set; } = true;

    /// <summary>Sent back in place of the client's own state.</summary>
    public string? ForgedState { get; set; }

    public static async Task<ScriptedMas> StartAsync()
    {
        var mas = new ScriptedMas();
        mas._oidc = await TestService.StartAsync(_ => { }, mas.MapOidc);
        mas._mas = await TestService.StartAsync(_ => { }, mas.MapMas);
        return mas;
    }

    public async ValueTask DisposeAsync()
    {
        await _mas.DisposeAsync();
        await _oidc.DisposeAsync();
    }

    private void MapOidc(WebApplication app)
    {
        app.MapPost("/connect/token", () => new { access_token = "bots-token", expires_in = 300 });
        app.MapPost("/api/bots/{tenant}/ticket", (HttpRequest request) =>
            request.Headers.Authorization == "Bearer bots-token" ? Results.Ok(new { authCode = Step("ticket", "the-ticket"), expiresIn = 300 }) : Results.Unauthorized());
        app.MapGet("/connect/authorize", (string auth_code) =>
            auth_code == "the-ticket" ? Results.Redirect(Step("oidc", new Uri(PublicUrl, "upstream/callback/P?code=upstream").AbsoluteUri)) : Results.BadRequest());
    }

    private void MapMas(WebApplication app)
    {
        object Metadata() => new
        {
            issuer = PublicUrl.AbsoluteUri,
            authorization_endpoint = new Uri(PublicUrl, "authorize"),
            token_endpoint = new Uri(PublicUrl, "oauth2/token"),
            registration_endpoint = new Uri(PublicUrl, "oauth2/registration"),
            revocation_endpoint = new Uri(PublicUrl, "oauth2/revoke"),
        };
        app.MapGet("/_matrix/client/v1/auth_metadata", () => MetadataOnHomeserver ? Results.Ok(Metadata()) : Results.NotFound(new { errcode = "M_UNRECOGNIZED" }));
        app.MapGet("/.well-known/openid-configuration", () => Metadata());
        app.MapPost("/oauth2/registration", () => Results.Json(new { client_id = Step("registration", "01CLIENT") }, statusCode: 201));
        app.MapPost("/oauth2/revoke", () => Step("revoke", Results.Ok()));
        app.MapGet("/authorize", Authorize);
        app.MapGet("/login", (HttpRequest request) => SeeOther(request, "/upstream/authorize/P?kind=continue_authorization_grant&id=G"));
        app.MapGet("/upstream/authorize/P", (HttpContext context) =>
        {
            context.Response.Headers.Location = (UpstreamElsewhere ?? new Uri(OidcPublicUrl, "connect/authorize?auth_code=the-ticket")).AbsoluteUri;
            return Results.StatusCode(StatusCodes.Status307TemporaryRedirect);
        });
        app.MapGet("/upstream/callback/P", (HttpRequest request) => SeeOther(request, "/upstream/link/L"));
        app.MapGet("/upstream/link/L", (HttpRequest request) => SeeOther(request, "/consent/G"));
        app.MapGet("/consent/G", () => Results.Content(ConsentPage, "text/html"));
        app.MapPost("/consent/G", Consent).DisableAntiforgery();
        app.MapPost("/oauth2/token", TokenAsync).DisableAntiforgery();
        app.MapGet("/_matrix/client/v3/account/whoami", (HttpRequest request) =>
            RefreshedTokenIsRefused && request.Headers.Authorization.ToString().Contains("refreshed", StringComparison.Ordinal)
                ? Results.Json(new { errcode = "M_UNKNOWN_TOKEN" }, statusCode: 401)
                : Results.Ok(new { user_id = MatrixUserId, device_id = DeviceId }));
    }

    private IResult Authorize(HttpContext context)
    {
        var query = context.Request.Query;
        _challenges["the-code"] = query["code_challenge"]!;
        _state = query["state"].ToString();
        var scopes = query["scope"].ToString().Split(' ');
        DeviceId = DeviceId.Length > 0 ? DeviceId : scopes.Single(s => s.StartsWith("urn:matrix:client:device:", StringComparison.Ordinal))["urn:matrix:client:device:".Length..];
        Assert.Equal(("code", "S256", "the-ticket"), (query["response_type"].ToString(), query["code_challenge_method"].ToString(), query["auth_code"].ToString()));
        Assert.Contains("urn:matrix:client:api:*", scopes);
        Assert.Equal((PublicUrl.Authority, PublicUrl.Scheme), (context.Request.Host.Value, context.Request.Headers["X-Forwarded-Proto"].ToString()));
        context.Response.Headers.Append("Set-Cookie", "session=first; Path=/; HttpOnly; Secure; SameSite=Lax");
        return SeeOther(context.Request, Step("authorize", "login?kind=continue_authorization_grant&id=G"), needsCookie: false);
    }

    private IResult Consent(HttpRequest request)
    {
        Assert.Equal(Csrf, request.Form["csrf"].ToString());
        return SeeOther(request, Step("consent", $"{QueryHelpers.AddQueryString(Callback.AbsoluteUri, new Dictionary<string, string?> { ["state"] = ForgedState ?? _state, ["code"] = "the-code" })}#"));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (form["grant_type"] == "refresh_token")
        {
            Steps.Add("refresh");
            return RefreshIsLost ? Error(400, "invalid_grant") : Tokens("refreshed");
        }

        Steps.Add("token");
        if (ServerErrorsBeforeToken-- > 0)
        {
            return Error(500, "server_error");
        }

        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return _challenges.GetValueOrDefault(form["code"].ToString()) == challenge ? Tokens("fresh") : Error(400, "invalid_grant");
    }

    private IResult Tokens(string name) =>
        Results.Ok(new { access_token = $"{name}-{Interlocked.Increment(ref _tokens)}", refresh_token = $"refresh-{_tokens}", expires_in = 300, token_type = "Bearer" });

    private static IResult Error(int status, string error) => Results.Json(new { error }, statusCode: status);

    private static IResult SeeOther(HttpRequest request, string location, bool needsCookie = true)
    {
        if (needsCookie && request.Cookies["session"] != "first")
        {
            return Results.Content("<p>Missing session cookie</p>", "text/html", statusCode: 500);
        }

        request.HttpContext.Response.Headers.Location = location;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private T Step<T>(string name, T value)
    {
        Steps.Add(name);
        return value;
    }
}
