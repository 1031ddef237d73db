using Microsoft.AspNetCore.WebUtilities;

namespace MatrixAuthenticationService.Tests.Authorization;

[Collection(SharedTestBed.Name)]
public sealed class AuthorizeTests(TestBed bed) : IDisposable
{
    private readonly OAuthClient _client = new(bed);
    private readonly Browser _browser = new();

    [Theory]
    [InlineData("prompt", "none", "login_required")]
    [InlineData("request", "x", "request_not_supported")]
    [InlineData("request_uri", "x", "request_uri_not_supported")]
    [InlineData("registration", "x", "registration_not_supported")]
    public async Task What_is_not_offered_goes_back_to_the_client_as_an_error(string name, string value, string error)
    {
        var answer = await _browser.GetAsync(_client.AuthorizeUri("openid", "", (name, value)));
        var query = QueryHelpers.ParseQuery(answer.Location!.Query);
        Assert.Equal((error, "the state"), (query["error"].ToString(), query["state"].ToString()));
    }

    [Fact]
    public async Task Another_response_type_goes_back_in_the_fragment()
    {
        var answer = await _browser.GetAsync(_client.AuthorizeUri("openid", "", ("response_type", "token")));
        Assert.Contains("error=unsupported_response_type", answer.Location!.Fragment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", "01K0PENMEETCHATADM1N00000Z")]
    [InlineData("redirect_uri", "https://thief.example/")]
    public async Task A_wrong_client_or_redirect_uri_is_answered_by_a_page_and_no_redirect(string name, string value)
    {
        var answer = await _browser.GetAsync(_client.AuthorizeUri("openid", "", (name, value)));
        Assert.Equal((400, null), ((int)answer.Status, answer.Location));
    }

    [Theory]
    [InlineData("scope", "two  spaces")]
    [InlineData("scope", "")]
    [InlineData("client_id", "")]
    [InlineData("response_type", "")]
    public async Task A_query_that_cannot_be_read_is_a_plain_400(string name, string value)
    {
        var answer = await _browser.GetAsync(_client.AuthorizeUri("openid", "", (name, value)));
        Assert.Equal((400, "text/plain"), ((int)answer.Status, answer.Response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task An_answer_in_the_query_ends_with_an_empty_fragment()
    {
        var uri = _client.AuthorizeUri(OAuthClient.ApiScope(OAuthClient.NewDevice()), bed.Upstream.Add(UpstreamPerson.Any()));
        var answer = await _browser.SubmitAsync(await _browser.FollowAsync(uri, OAuthClient.RedirectUri));
        Assert.Matches(@"^http://localhost:4711/callback\?state=the\+state&code=[A-Za-z0-9]{32}#$", answer.Response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_can_come_in_the_fragment()
    {
        var uri = _client.AuthorizeUri("openid", bed.Upstream.Add(UpstreamPerson.Any()), ("response_mode", "fragment"));
        var answer = await _browser.SubmitAsync(await _browser.FollowAsync(uri, OAuthClient.RedirectUri));
        Assert.Matches("^#state=the\\+state&code=[A-Za-z0-9]{32}$", answer.Response.Headers.Location!.OriginalString.Split("callback")[1]);
    }

    [Fact]
    public async Task An_answer_can_come_as_a_form()
    {
        var uri = _client.AuthorizeUri("openid", bed.Upstream.Add(UpstreamPerson.Any()), ("response_mode", "form_post"));
        var answer = await _browser.SubmitAsync(await _browser.FollowAsync(uri, OAuthClient.RedirectUri));
        var form = answer.Document.QuerySelector("form")!;
        Assert.Equal(OAuthClient.RedirectUri, form.GetAttribute("action"));
        Assert.Equal("the state", form.QuerySelector("input[name=state]")!.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector("input[name=code]"));
    }

    public void Dispose()
    {
        _client.Dispose();
        _browser.Dispose();
    }
}
