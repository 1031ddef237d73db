using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Pages;

public sealed class CookieTests
{
    [Fact]
    public async Task On_https_cookies_are_secure_and_bound_to_the_host()
    {
        await using var host = await OidcHost.StartAsync(settings => settings["OIDC_ISSUER"] = "https://id.openmeet.example/");
        var cookies = await CookiesAsync(host);
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task On_http_they_have_a_plain_name()
    {
        await using var host = await OidcHost.StartAsync();
        Assert.All(await CookiesAsync(host), cookie =>
        {
            Assert.StartsWith("openmeet-", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static async Task<List<string>> CookiesAsync(OidcHost host)
    {
        var (browser, person) = (host.SignInBrowser(), await host.PersonAsync());
        using var page = await browser.Http.GetAsync("/login");
        using var posted = await browser.SubmitAsync("/login", await page.Content.ReadAsStringAsync(), ("Email", person.Email), ("Password", person.Password));
        return [.. page.Headers.GetValues("Set-Cookie"), .. posted.Headers.GetValues("Set-Cookie")];
    }
}
