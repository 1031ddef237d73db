using System.Net;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Connect;

[Collection(SharedOidc.Name)]
public sealed class BadTextTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;

    [Theory]
    [InlineData("client_id")]
    [InlineData("scope")]
    [InlineData("redirect_uri")]
    public async Task A_nul_in_an_authorization_request_is_400(string parameter)
    {
        var result = await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With(parameter, "openid\0"));
        Assert.Equal((HttpStatusCode.BadRequest, null), (result.Status, result.Location));
    }

    [Fact]
    public async Task A_nul_in_a_ticket_is_a_wrong_ticket()
    {
        Assert.Equal("access_denied", (await _host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("auth_code", "\0"))).Error);
    }

    [Theory]
    [InlineData("client_id", "\0")]
    [InlineData("scope", "\0")]
    [InlineData("client_secret", "\0")]
    public async Task A_nul_in_a_token_request_is_the_senders_fault(string name, string value)
    {
        using var client = _host.Client();
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = TestSettings.PlatformId, ["client_secret"] = TestSettings.PlatformSecret,
        };
        form[name] = value;
        using var response = await client.PostAsync("/connect/token", new FormUrlEncodedContent(form));
        Assert.InRange((int)response.StatusCode, 400, 401);
    }

    [Theory]
    [InlineData("Email", "\0")]
    [InlineData("Email", "")]
    [InlineData("Password", "\0")]
    [InlineData("Password", "")]
    public async Task A_bad_value_in_the_login_form_is_400(string name, string value)
    {
        var fields = new Dictionary<string, string> { ["Email"] = "a@example.org", ["Password"] = "wrong password", [name] = value };
        var browser = _host.SignInBrowser();
        browser.Http.DefaultRequestHeaders.Add(RemoteAddress.Header, "10.8.0.1");
        using var response = await browser.SubmitAsync("/login", [.. fields.Select(field => (field.Key, field.Value))]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
