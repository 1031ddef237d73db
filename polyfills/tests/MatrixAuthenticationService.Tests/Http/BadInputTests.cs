using System.Text;

namespace MatrixAuthenticationService.Tests.Http;

/// <summary>What a client may send by mistake or malice is its error, never the service's.</summary>
[Collection(SharedTestBed.Name)]
public sealed class BadInputTests(TestBed bed) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false });

    [Theory]
    [InlineData("authorize?client_id=01K0PENMEETCHATWEB00000002&response_type=code&scope=openid&state=%00", 400)]
    [InlineData("authorize?client_id=%00&response_type=code&scope=openid", 400)]
    [InlineData("authorize?client_id=01K0PENMEETCHATWEB00000002&response_type=code&scope=openid&state=a&state=b", 400)]
    [InlineData("_matrix/client/v3/login/sso/redirect?redirectUrl=nonsense", 400)]
    [InlineData("_matrix/client/v3/login/sso/redirect?redirectUrl=https://user@host.example/", 400)]
    [InlineData("upstream/link/nonsense", 404)]
    [InlineData("upstream/authorize/nonsense", 404)]
    [InlineData("register/steps/nonsense/finish", 404)]
    [InlineData("nowhere", 404)]
    public async Task A_wrong_address_is_refused(string path, int expected) =>
        Assert.Equal(expected, (int)(await _http.GetAsync(new Uri(bed.Mas.PublicUrl, path))).StatusCode);

    [Theory]
    [InlineData("oauth2/token", "grant_type=authorization_code&code=%00&client_id=01K0PENMEETCHATWEB00000002", 400)]
    [InlineData("oauth2/token", "grant_type=client_credentials&scope=urn:mas:admin&client_id=01K0PENMEETCHATWEB00000002", 403)]
    [InlineData("oauth2/token", "", 400)]
    [InlineData("oauth2/token", "grant_type=refresh_token&refresh_token=x&client_id=01K0PENMEETCHATWEB00000002&client_secret=x", 401)]
    [InlineData("oauth2/revoke", "token=%00&client_id=01K0PENMEETCHATWEB00000002", 400)]
    [InlineData("oauth2/introspect", "token=x", 400)]
    public async Task A_wrong_form_is_refused(string path, string form, int expected)
    {
        using var content = new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
        Assert.Equal(expected, (int)(await _http.PostAsync(new Uri(bed.Mas.PublicUrl, path), content)).StatusCode);
    }

    [Theory]
    [InlineData("{\"client_name\":\"\\u0000\"}")]
    [InlineData("{\"client_name\":\"\\ud800\"}")]
    [InlineData("{\"client_name\":\"a\",\"client_name\":\"b\"}")]
    [InlineData("\u0001")]
    public async Task A_body_that_no_text_can_hold_is_an_invalid_request(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync(new Uri(bed.Mas.PublicUrl, "oauth2/registration"), content);
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("invalid_request", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_cannot_be_framed_and_run_no_foreign_script()
    {
        using var response = await _http.GetAsync(new Uri(bed.Mas.PublicUrl, "nowhere"));
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();
}
