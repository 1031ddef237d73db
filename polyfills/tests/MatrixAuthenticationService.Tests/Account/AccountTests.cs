namespace MatrixAuthenticationService.Tests.Account;

[Collection(OtherTestBed.Name)]
public sealed class AccountTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private readonly Browser _browser = new();

    [Fact]
    public async Task A_device_is_listed_and_removing_it_ends_its_token_at_once()
    {
        var (access, device) = await SignInAsync();
        Assert.Equal(200, (await _client.WhoamiAsync(access)).Status);
        var list = await AccountAsync("");
        Assert.Contains(device, list.Body, StringComparison.Ordinal);
        var page = await AccountAsync($"?action=org.matrix.device_delete&device_id={device}");
        await SubmitAsync(page, "/end");
        Assert.Equal(401, (await _client.WhoamiAsync(access)).Status);
        Assert.DoesNotContain(device, (await AccountAsync("")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Approving_a_reset_lets_the_homeserver_replace_the_cross_signing_keys()
    {
        var (access, _) = await SignInAsync();
        var user = (await _client.WhoamiAsync(access)).Body.GetProperty("user_id").GetString()!;
        Assert.Equal(200, await UploadKeysAsync(access, user));
        Assert.Equal(401, await UploadKeysAsync(access, user));
        await SubmitAsync(await AccountAsync("?action=org.matrix.cross_signing_reset"), "/reset-cross-signing");
        Assert.Equal(200, await UploadKeysAsync(access, user));
    }

    [Fact]
    public async Task A_reset_without_the_token_of_the_form_is_refused()
    {
        await SignInAsync();
        var answer = await _browser.PostAsync(new Uri(bed.Mas.PublicUrl, "account/reset-cross-signing"), []);
        Assert.Equal(400, (int)answer.Status);
    }

    [Fact]
    public async Task A_visitor_signs_in_first_and_comes_back_to_what_was_asked()
    {
        var answer = await _browser.GetAsync(new Uri(bed.Mas.PublicUrl, "account/?action=org.matrix.cross_signing_reset"));
        Assert.Equal("/login?kind=manage_account&action=org.matrix.cross_signing_reset", answer.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Nobody_can_end_the_session_of_somebody_else()
    {
        var victim = UpstreamPerson.Any();
        var access = OAuthClient.Tokens(await _client.SignInAsync(victim)).Access;
        using var admin = await AdminClient.CreateAsync(bed.Mas);
        var user = (await admin.GetAsync($"users/by-username/{victim.Username}")).Body.GetProperty("data").GetProperty("id").GetString();
        var session = (await admin.GetAsync($"oauth2-sessions?filter[user]={user}")).Body.GetProperty("data")[0].GetProperty("id").GetString();
        await SignInAsync();
        var csrf = (await AccountAsync("")).Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
        var answer = await _browser.PostAsync(new Uri(bed.Mas.PublicUrl, $"account/sessions/{session}/end"), new() { ["csrf"] = csrf });
        Assert.Equal(404, (int)answer.Status);
        Assert.Equal(200, (await _client.WhoamiAsync(access)).Status);
    }

    [Fact]
    public async Task The_address_without_a_slash_leads_to_the_one_with_it_and_keeps_the_query()
    {
        var answer = await _browser.GetAsync(new Uri(bed.Mas.PublicUrl, "account?action=org.matrix.profile"));
        Assert.Equal((303, "/account/?action=org.matrix.profile"), ((int)answer.Status, answer.Location!.PathAndQuery));
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }

    private async Task<(string Access, string Device)> SignInAsync()
    {
        var device = OAuthClient.NewDevice();
        var redirect = await OAuthClient.AuthorizeAsync(
            _browser, _client.AuthorizeUri(OAuthClient.ApiScope(device), bed.Upstream.Add(UpstreamPerson.Any())));
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(redirect.Query)["code"].ToString();
        return (OAuthClient.Tokens((await _client.ExchangeAsync(code)).Body).Access, device);
    }

    private Task<Answer> AccountAsync(string query) => _browser.GetAsync(new Uri(bed.Mas.PublicUrl, $"account/{query}"));

    private async Task SubmitAsync(Answer page, string actionEnd)
    {
        var form = page.Document.QuerySelector($"form[action$='{actionEnd}']")!;
        var csrf = form.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
        var answer = await _browser.PostAsync(new Uri(page.Uri, form.GetAttribute("action")), new() { ["csrf"] = csrf });
        Assert.InRange((int)answer.Status, 200, 303);
    }

    private async Task<int> UploadKeysAsync(string access, string user)
    {
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)).TrimEnd('=');
        var master = new { user_id = user, usage = new[] { "master" }, keys = new Dictionary<string, string> { [$"ed25519:{key}"] = key } };
        return (await _client.MatrixAsync(HttpMethod.Post, "_matrix/client/v3/keys/device_signing/upload", access, new { master_key = master })).Status;
    }
}
