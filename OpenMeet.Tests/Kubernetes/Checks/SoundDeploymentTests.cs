using OpenMeet.AppHost.Kubernetes.Checks;
using OpenMeet.Tests.Kubernetes.Checks.Support;

namespace OpenMeet.Tests.Kubernetes.Checks;

/// <summary>A sound deployment passes every check, and each check fails where what it looks at is broken.</summary>
public sealed class SoundDeploymentTests
{
    private static readonly Dictionary<string, (string Check, Action<ScriptedDeployment> Break)> Breaks = new()
    {
        ["no nosniff"] = ("security-headers", deployment => deployment.Headers.Remove("X-Content-Type-Options")),
        ["no referrer policy"] = ("security-headers", deployment => deployment.Headers.Remove("Referrer-Policy")),
        ["X-Powered-By"] = ("security-headers", deployment => deployment.Headers["X-Powered-By"] = "PHP/5"),
        ["well-known: missing"] = ("well-known-client", deployment => deployment.OnStatus("matrix GET /.well-known/matrix/client", 404)),
        ["well-known: another homeserver"] = ("well-known-client", deployment => deployment.OnJson("matrix GET /.well-known/matrix/client", SoundAnswers.WellKnown(deployment.Urls.Chat, deployment.Urls.Account))),
        ["well-known: another issuer"] = ("well-known-client", deployment => deployment.OnJson("matrix GET /.well-known/matrix/client", SoundAnswers.WellKnown(deployment.Urls.Matrix, deployment.Urls.Id))),
        ["well-known: no CORS"] = ("well-known-client", deployment => deployment.OnJson("matrix GET /.well-known/matrix/client", SoundAnswers.WellKnown(deployment.Urls.Matrix, deployment.Urls.Account))),
        ["well-known: another server"] = ("well-known-server", deployment => deployment.OnJson("matrix GET /.well-known/matrix/server", """{"m.server":"elsewhere:443"}""")),
        ["Element knows no server name"] = ("server-name", deployment => deployment.OnJson("element GET /config.json", "{}")),
        ["Element at another homeserver"] = ("element", deployment => deployment.OnJson("element GET /config.json", """{"default_server_config":{"m.homeserver":{"base_url":"https://matrix.org"}}}""")),
        ["Element down"] = ("element", deployment => deployment.OnStatus("element GET /", 503)),
        ["federation"] = ("federation", deployment => deployment.OnJson("matrix GET /_matrix/federation/v1/version", "{}")),
        ["federation keys"] = ("federation", deployment => deployment.OnJson("matrix GET /_matrix/key/v2/server", "{}")),
        ["Synapse down"] = ("matrix-versions", deployment => deployment.OnStatus("matrix GET /_matrix/client/versions", 502)),
        ["no versions"] = ("matrix-versions", deployment => deployment.OnJson("matrix GET /_matrix/client/versions", "<html>")),
        ["no CORS"] = ("matrix-cors", deployment => deployment.OnStatus("matrix OPTIONS /_matrix/client/v3/sync", 200)),
        ["Synapse without MAS"] = ("matrix-tokens", deployment => deployment.OnJson("matrix GET /_matrix/client/v3/account/whoami", """{"errcode":"M_UNKNOWN"}""", 503)),
        ["passwords"] = ("matrix-login", deployment => deployment.OnJson("matrix GET /_matrix/client/v3/login", """{"flows":[{"type":"m.login.sso"},{"type":"m.login.password"}]}""")),
        ["public rooms"] = ("matrix-rooms-private", deployment => deployment.OnJson("matrix GET /_matrix/client/v3/publicRooms", """{"chunk":[]}""")),
        ["open registration"] = ("registration-homeserver", deployment => deployment.OnJson("matrix POST /_matrix/client/v3/register", """{"flows":[{"stages":["m.login.dummy"]}]}""", 401)),
        ["MAS: open registration"] = ("registration-account", deployment => deployment.OnJson("account GET /.well-known/openid-configuration", SoundAnswers.Discovery(deployment.Urls.Account, ""","prompt_values_supported":["login","create"]"""))),
        ["MAS: a form to register"] = ("registration-account", deployment => deployment.OnHtml("account GET /register/password", "<input type=password>")),
        ["MAS: another issuer"] = ("account-discovery", deployment => deployment.OnJson("account GET /.well-known/openid-configuration", SoundAnswers.Discovery(deployment.Urls.Id))),
        ["MAS down"] = ("account-discovery", deployment => deployment.OnStatus("account GET /.well-known/openid-configuration", 502)),
        ["Oidc: another issuer"] = ("id-discovery", deployment => deployment.OnJson("id GET /.well-known/openid-configuration", SoundAnswers.Discovery(new("http://internal:8080/")))),
        ["Oidc: implicit flow"] = ("id-discovery", deployment => deployment.OnJson("id GET /.well-known/openid-configuration", SoundAnswers.Discovery(deployment.Urls.Id).Replace("[\"code\"]", "[\"code\",\"id_token token\"]", StringComparison.Ordinal))),
        ["Oidc: no PKCE"] = ("id-discovery", deployment => deployment.OnJson("id GET /.well-known/openid-configuration", SoundAnswers.Discovery(deployment.Urls.Id).Replace("S256", "plain", StringComparison.Ordinal))),
        ["Oidc: a private key"] = ("id-discovery", deployment => deployment.OnJson("id GET /keys", """{"keys":[{"kty":"RSA","n":"x","e":"AQAB","d":"oops"}]}""")),
        ["Oidc: no key"] = ("id-discovery", deployment => deployment.OnJson("id GET /keys", """{"keys":[]}""")),
        ["another MAS"] = ("auth-metadata", deployment => deployment.OnJson("matrix GET /_matrix/client/v1/auth_metadata", SoundAnswers.Discovery(deployment.Urls.Id))),
        ["no metadata"] = ("auth-metadata", deployment => deployment.OnStatus("matrix GET /_matrix/client/v1/auth_metadata", 404)),
        ["no provider"] = ("upstream", deployment => deployment.OnHtml("account GET /login", "<p>none</p>")),
        ["another provider"] = ("upstream", deployment => deployment.On("account GET /upstream/authorize/01K0PENMEET0PENXDDXCT00003", SoundAnswers.Redirect("https://accounts.google.com/o/oauth2/auth?x=y"))),
        ["a login page in frames"] = ("login-page", deployment => deployment.OnHtml("id GET /login", "<form>", ("Cache-Control", "no-store"))),
        ["a login page in caches"] = ("login-page", deployment => deployment.OnHtml("id GET /login", "<form>", ("Content-Security-Policy", SoundAnswers.Policy))),
        ["a chat page with inline scripts"] = ("chat-page", deployment => deployment.OnHtml("chat GET /", "<main>", ("Content-Security-Policy", "script-src 'self' 'unsafe-inline'"))),
        ["a chat page at another issuer"] = ("chat-page", deployment => deployment.OnJson("chat GET /page/settings", """{"issuer":"https://elsewhere.test/"}""")),
        ["a chat page without SignalR"] = ("chat-page", deployment => deployment.OnStatus("chat GET /lib/signalr.min.js", 404)),
        ["an open API"] = ("chat-api", deployment => deployment.OnJson("chat GET /api/chat/events", "[]")),
        ["an open hub"] = ("hub-negotiate", deployment => deployment.OnJson("chat POST /hubs/chat/negotiate", "{}")),
        ["no WebSockets"] = ("hub-websocket", deployment => deployment.OnStatus("chat GET /hubs/chat", 400)),
        ["an open socket"] = ("hub-websocket", deployment => deployment.On("chat GET /hubs/chat", async context => await context.WebSockets.AcceptWebSocketAsync())),
        ["chat: Synapse's admin API"] = ("closed-chat", deployment => deployment.OnStatus("chat GET /_synapse/admin/v1/server_version", 200)),
        ["matrix: Synapse's admin API asks for a token"] = ("closed-matrix", deployment => deployment.OnStatus("matrix GET /_synapse/admin/v1/server_version", 401)),
        ["matrix: another spelling"] = ("closed-matrix", deployment => deployment.OnStatus("matrix GET //_synapse/mas/is_localpart_available", 401)),
        ["account: MAS's admin API"] = ("closed-account", deployment => deployment.OnStatus("account GET /api/admin/v1/users", 401)),
        ["account: MAS's admin API, escaped"] = ("closed-account", deployment => deployment.OnStatus("account GET /%61pi/admin/v1/users", 401)),
        ["id: health in detail"] = ("closed-id", deployment => deployment.OnJson("id GET /health", """{"status":"Healthy","entries":{}}""")),
        ["element: metrics"] = ("closed-element", deployment => deployment.OnStatus("element GET /metrics", 200)),
    };

    public static TheoryData<string> Cases => [.. Breaks.Keys];

    [Fact]
    public async Task A_sound_deployment_passes()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();

        var results = await deployment.RunAsync(CheckRunner.All);

        Assert.DoesNotContain(results, result => result.Outcome == Outcome.Failed);
        Assert.Equal(["tls", "server-name"], results.Where(result => result.Outcome == Outcome.Skipped).Select(result => result.Check));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_broken_one_fails_where_it_is_broken(string what)
    {
        await using var deployment = await ScriptedDeployment.StartAsync();
        Breaks[what].Break(deployment);

        var result = await deployment.RunAsync(Breaks[what].Check);

        Assert.Equal(Outcome.Failed, result.Outcome);
        Assert.NotEmpty(result.Remedy!);
    }

    [Fact]
    public void Every_check_is_broken_once() =>
        Assert.Empty(CheckRunner.All.Select(check => check.Name).Except(Breaks.Values.Select(one => one.Check)).Except(["tls", "clock"]));

    [Fact]
    public async Task A_clock_that_is_off_is_found()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();

        var result = await deployment.RunAsync("clock", time: new FixedTime(DateTimeOffset.UtcNow.AddMinutes(2)));

        Assert.Equal(Outcome.Failed, result.Outcome);
    }

    [Fact]
    public async Task Federation_that_is_meant_to_be_open_must_be_open()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();
        Assert.Equal(Outcome.Failed, (await deployment.RunAsync("federation", new CheckOptions(FederationIsOpen: true))).Outcome);

        deployment.OnJson("matrix GET /_matrix/federation/v1/version", "{}");
        deployment.OnJson("matrix GET /_matrix/key/v2/server", "{}");

        Assert.Equal(Outcome.Passed, (await deployment.RunAsync("federation", new CheckOptions(FederationIsOpen: true))).Outcome);
    }

    [Fact]
    public async Task A_name_that_nobody_answers_on_fails_and_the_others_are_looked_at()
    {
        await using var deployment = await ScriptedDeployment.StartAsync();
        var urls = deployment.Urls with { Element = new("http://127.0.0.1:1/") };

        var results = await deployment.With(urls).RunAsync(CheckRunner.All);

        Assert.StartsWith("no answer", results.Single(result => result.Check == "element").Seen, StringComparison.Ordinal);
        Assert.Equal(Outcome.Passed, results.Single(result => result.Check == "matrix-versions").Outcome);
    }
}
