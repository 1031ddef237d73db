namespace MatrixAuthenticationService.Tests.Authorization;

[Collection(SharedTestBed.Name)]
public sealed class ConsentTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private readonly Browser _browser = new();

    [Fact]
    public async Task Consent_without_the_token_of_the_form_is_refused()
    {
        var page = await ConsentAsync("openid");
        Assert.Equal(400, (int)(await _browser.SubmitAsync(page, fields => fields.Remove("csrf"))).Status);
    }

    [Fact]
    public async Task Consent_with_the_token_of_another_browser_is_refused()
    {
        using var other = new OAuthClient(bed);
        using var otherBrowser = new Browser();
        var theirs = await otherBrowser.FollowAsync(other.AuthorizeUri("openid", bed.Upstream.Add(UpstreamPerson.Any())), OAuthClient.RedirectUri);
        var token = theirs.Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
        Assert.Equal(400, (int)(await _browser.SubmitAsync(await ConsentAsync("openid"), fields => fields["csrf"] = token)).Status);
    }

    [Fact]
    public async Task Consent_is_given_once()
    {
        var page = await ConsentAsync("openid");
        Assert.Equal(303, (int)(await _browser.SubmitAsync(page)).Status);
        Assert.Equal(409, (int)(await _browser.SubmitAsync(page)).Status);
        Assert.Equal(409, (int)(await _browser.GetAsync(page.Uri)).Status);
    }

    [Fact]
    public async Task A_visitor_who_is_not_signed_in_is_sent_to_sign_in()
    {
        using var stranger = new Browser();
        var answer = await stranger.GetAsync((await ConsentAsync("openid")).Uri);
        Assert.Equal("/login", answer.Location!.AbsolutePath);
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("urn:synapse:admin:*")]
    [InlineData("urn:matrix:client:device:ABCDEFGHIJ")]
    [InlineData("urn:matrix:client:api:* urn:matrix:client:device:SHORT")]
    [InlineData("urn:matrix:client:api:* urn:matrix:client:device:ABCDEFGHIJ urn:matrix:client:device:BBCDEFGHIJ")]
    [InlineData("urn:matrix:client:api:* urn:matrix:org.matrix.msc2967.client:device:ABCDEFGHIJ")]
    public async Task A_scope_that_the_policy_denies_gets_no_form(string scope)
    {
        var page = await ConsentAsync(scope);
        Assert.Equal(200, (int)page.Status);
        Assert.Contains("denied by the policy", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form:not([action])"));
    }

    [Fact]
    public async Task An_unknown_grant_is_not_found() =>
        Assert.Equal(404, (int)(await _browser.GetAsync(new Uri(bed.Mas.PublicUrl, "consent/01K0PENMEETCHATADM1N000001"))).Status);

    [Fact]
    public async Task A_name_with_markup_is_shown_as_text()
    {
        var page = await ConsentAsync("openid", UpstreamPerson.Any() with { Name = "<script>alert(1)</script>" });
        Assert.Null(page.Document.QuerySelector("main script"));
        Assert.Contains("alert(1)", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_account_sees_a_page_that_says_so()
    {
        var person = UpstreamPerson.Any();
        var page = await ConsentAsync("openid", person);
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        var (_, user) = await admin.GetAsync($"users/by-username/{person.Username}");
        await admin.PostAsync($"users/{user.GetProperty("data").GetProperty("id").GetString()}/lock", new { });
        Assert.Contains("locked", (await _browser.GetAsync(page.Uri)).Body, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }

    private Task<Answer> ConsentAsync(string scope, UpstreamPerson? person = null) =>
        _browser.FollowAsync(_client.AuthorizeUri(scope, bed.Upstream.Add(person ?? UpstreamPerson.Any())), OAuthClient.RedirectUri);
}
