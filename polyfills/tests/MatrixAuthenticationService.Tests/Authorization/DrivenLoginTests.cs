using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Tests.Authorization;

/// <summary>The login of a server that drives the browser flow by HTTP, against a real homeserver.</summary>
[Collection(SharedTestBed.Name)]
public sealed class DrivenLoginTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private readonly Browser _browser = new();

    [Fact]
    public async Task The_first_login_ends_in_a_token_that_the_homeserver_takes_for_the_device()
    {
        var (person, device) = (UpstreamPerson.Any(), OAuthClient.NewDevice());
        var tokens = await _client.SignInAsync(person, OAuthClient.ApiScope(device));
        var (status, body) = await _client.WhoamiAsync(OAuthClient.Tokens(tokens).Access);
        Assert.Equal(200, status);
        Assert.Equal($"@{person.Username}:{SynapseServer.ServerName}", body.GetProperty("user_id").GetString());
        Assert.Equal(device, body.GetProperty("device_id").GetString());
    }

    [Fact]
    public async Task The_first_login_takes_the_documented_hops()
    {
        var uri = _client.AuthorizeUri(OAuthClient.ApiScope(OAuthClient.NewDevice()), bed.Upstream.Add(UpstreamPerson.Any()));
        var hops = new List<string>();
        for (var answer = await _browser.GetAsync(uri); answer.Location is { } next; answer = await _browser.GetAsync(next))
        {
            hops.Add($"{(int)answer.Status} {next.AbsolutePath.Split('/')[1]}/{next.AbsolutePath.Split('/').ElementAtOrDefault(2)}".TrimEnd('/'));
        }

        Assert.Equal(["303 login", "303 upstream/authorize", "307 authorize", "302 upstream/callback", "303 upstream/link", "303 register/steps", "303 consent"], hops.Select(Shorten));
    }

    [Fact]
    public async Task The_homeserver_knows_the_display_name_of_somebody_who_just_signed_in()
    {
        var person = UpstreamPerson.Any();
        var access = OAuthClient.Tokens(await _client.SignInAsync(person)).Access;
        var (_, body) = await _client.MatrixAsync(HttpMethod.Get, $"_matrix/client/v3/profile/@{person.Username}:{SynapseServer.ServerName}", access);
        Assert.Equal(person.Name, body.GetProperty("displayname").GetString());
    }

    [Fact]
    public async Task The_second_login_from_another_browser_finds_the_same_account()
    {
        var person = UpstreamPerson.Any();
        var first = await _client.SignInAsync(person, "openid");
        var second = await _client.SignInAsync(person, "openid");
        Assert.Equal(await SubjectAsync(first), await SubjectAsync(second));
    }

    [Fact]
    public async Task A_signed_in_browser_goes_straight_to_consent()
    {
        var uri = _client.AuthorizeUri(OAuthClient.ApiScope(OAuthClient.NewDevice()), bed.Upstream.Add(UpstreamPerson.Any()));
        await _browser.FollowAsync(uri, OAuthClient.RedirectUri);
        var again = await _browser.GetAsync(uri);
        Assert.StartsWith("/consent/", again.Location!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_made_and_linked_by_the_admin_api_is_signed_in_to_silently()
    {
        var person = UpstreamPerson.Any();
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        var id = await admin.AddUserAsync(person.Username!);
        var (status, _) = await admin.PostAsync("upstream-oauth-links", new { user_id = id, provider_id = MasConfiguration.Provider, subject = person.Subject });
        Assert.Equal(201, status);
        Assert.Equal(id, await SubjectAsync(await _client.SignInAsync(person, "openid")));
    }

    [Fact]
    public async Task An_account_without_a_link_is_taken_over_once_when_the_conflict_rule_is_set()
    {
        var person = UpstreamPerson.Any();
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        var id = await admin.AddUserAsync(person.Username!);
        Assert.Equal(id, await SubjectAsync(await _client.SignInAsync(person, "openid")));
        var stranger = bed.Upstream.Add(person with { Subject = "somebody else" });
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", stranger), OAuthClient.RedirectUri);
        Assert.Contains("User exists", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_query_of_authorize_reaches_the_provider_through_the_templates()
    {
        var ticket = bed.Upstream.Add(UpstreamPerson.Any());
        await _browser.FollowAsync(_client.AuthorizeUri("openid", ticket, ("login_hint", "somebody")), OAuthClient.RedirectUri);
        Assert.Equal((ticket, "somebody", false), (
            bed.Upstream.LastRequest["auth_code"], bed.Upstream.LastRequest["login_hint"], bed.Upstream.LastRequest.ContainsKey("prompt")));
    }

    [Fact]
    public async Task After_signing_out_the_provider_is_asked_to_show_its_login()
    {
        var ticket = bed.Upstream.Add(UpstreamPerson.Any());
        var consent = await _browser.FollowAsync(_client.AuthorizeUri("openid", ticket), OAuthClient.RedirectUri);
        var logout = consent.Document.QuerySelector("form[action$='/logout']")!;
        var fields = logout.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        var answer = await _browser.PostAsync(new Uri(bed.Mas.PublicUrl, "logout"), fields);
        await _browser.FollowAsync(answer.Location!, OAuthClient.RedirectUri);
        Assert.Equal("login", bed.Upstream.LastRequest["prompt"]);
    }

    [Fact]
    public async Task An_id_token_with_a_foreign_nonce_signs_nobody_in()
    {
        var ticket = bed.Upstream.Add(UpstreamPerson.Any() with { Nonce = "replayed" });
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", ticket), OAuthClient.RedirectUri);
        Assert.Equal(500, (int)page.Status);
    }

    [Fact]
    public async Task A_callback_in_another_browser_is_refused()
    {
        using var thief = new Browser();
        var uri = _client.AuthorizeUri("openid", bed.Upstream.Add(UpstreamPerson.Any()));
        var callback = await _browser.FollowAsync(uri, new Uri(bed.Mas.PublicUrl, "upstream/callback").AbsoluteUri);
        Assert.Equal(400, (int)(await thief.GetAsync(callback.Location!)).Status);
    }

    [Fact]
    public async Task A_person_whom_the_provider_refuses_sees_why()
    {
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", "nobody's ticket"), OAuthClient.RedirectUri);
        Assert.Equal(400, (int)page.Status);
        Assert.Contains("access_denied", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_required_localpart_is_an_error_page()
    {
        var ticket = bed.Upstream.Add(UpstreamPerson.Any() with { Username = null });
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", ticket), OAuthClient.RedirectUri);
        Assert.Equal(500, (int)page.Status);
    }

    [Fact]
    public async Task A_missing_display_name_is_asked_for_and_can_be_skipped()
    {
        var ticket = bed.Upstream.Add(UpstreamPerson.Any() with { Name = null });
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", ticket), OAuthClient.RedirectUri);
        Assert.EndsWith("/display-name", page.Uri.AbsolutePath, StringComparison.Ordinal);
        var next = await _browser.SubmitAsync(page, fields => fields["action"] = "skip");
        var consent = await _browser.FollowAsync(next.Location!, OAuthClient.RedirectUri);
        Assert.StartsWith("/consent/", consent.Uri.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_homeserver_gave_away_cannot_be_had()
    {
        var person = UpstreamPerson.Any() with { Username = "_reserved" };
        var page = await _browser.FollowAsync(_client.AuthorizeUri("openid", bed.Upstream.Add(person)), OAuthClient.RedirectUri);
        Assert.Equal(200, (int)page.Status);
        Assert.Contains("Policy error", page.Body, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }

    private static string Shorten(string hop) => hop.Split('/') switch
    {
        [var first, var second] when second is "authorize" or "callback" or "link" or "steps" => $"{first}/{second}",
        [var first, ..] => first,
        _ => hop,
    };

    private async Task<string> SubjectAsync(System.Text.Json.JsonElement tokens) =>
        (await _client.GetAsync("oauth2/userinfo", OAuthClient.Tokens(tokens).Access)).Body.GetProperty("sub").GetString()!;
}
