using System.Net;
using AngleSharp.Html.Parser;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc.Pages;

[Collection(SharedOidc.Name)]
public sealed class TenantChoiceTests(OidcFixture fixture)
{
    private readonly OidcHost _host = fixture.Host;
    private readonly SignInBrowser _browser = fixture.Host.SignInBrowser();

    [Fact]
    public async Task One_address_with_two_passwords_finds_the_tenant_by_the_password()
    {
        var (here, there) = await TwoAccountsAsync(samePassword: false);
        Assert.Equal(here.Sub, await SubOfAsync(here));
        Assert.Equal(there.Sub, await SubOfAsync(there));
    }

    [Fact]
    public async Task One_address_with_one_password_in_two_tenants_asks_which()
    {
        var (_, there) = await TwoAccountsAsync(samePassword: true);
        var request = AuthorizeRequest.ChatPage();
        var html = await ChoiceAsync(there, request);
        Assert.Equal([TestSettings.Tenant, TestSettings.OtherTenant], Buttons(html));
        using var chosen = await _browser.SubmitAsync("/login", html, ("Tenant", TestSettings.OtherTenant));
        var result = await AuthorizeResult.FromAsync(await _browser.Http.GetAsync(chosen.Headers.Location));
        var tokens = await _host.Tokens.RedeemAsync(request, result.Code);
        Assert.Equal(there.Sub, (string?)Jwt.Payload(tokens.IdToken)["sub"]);
    }

    [Fact]
    public async Task A_tenant_that_was_not_proven_cannot_be_chosen()
    {
        var (_, there) = await TwoAccountsAsync(samePassword: true);
        await _host.PutAsync(Person.New(TestSettings.PublicTenant) with { Email = there.Email });
        var html = await ChoiceAsync(there, AuthorizeRequest.ChatPage());
        using var chosen = await _browser.SubmitAsync("/login", html, ("Tenant", "-"));
        Assert.Equal(HttpStatusCode.BadRequest, chosen.StatusCode);
    }

    [Fact]
    public async Task A_made_up_proof_is_refused()
    {
        var (_, there) = await TwoAccountsAsync(samePassword: true);
        var html = await ChoiceAsync(there, AuthorizeRequest.ChatPage());
        using var chosen = await _browser.SubmitAsync("/login", html, ("Tenant", TestSettings.OtherTenant), ("Proof", "made-up"));
        Assert.Equal(HttpStatusCode.BadRequest, chosen.StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_does_not_tell_which_tenants_know_the_address()
    {
        var (here, _) = await TwoAccountsAsync(samePassword: true);
        using var response = await _browser.SubmitAsync("/login", ("Email", here.Email), ("Password", "wrong password"));
        Assert.Empty(Buttons(await response.Content.ReadAsStringAsync()));
    }

    private async Task<(Person Here, Person There)> TwoAccountsAsync(bool samePassword)
    {
        var here = await _host.PersonAsync();
        var there = Person.New(TestSettings.OtherTenant) with { Email = here.Email };
        return (here, await _host.PutAsync(samePassword ? there with { Password = here.Password } : there));
    }

    private async Task<string?> SubOfAsync(Person person) => (string?)Jwt.Payload((await _host.Tokens.SignInAsync(person)).IdToken)["sub"];

    private async Task<string> ChoiceAsync(Person person, AuthorizeRequest request)
    {
        var asked = await _browser.AuthorizeAsync(request);
        using var page = await _browser.SubmitAsync(asked.Location!.OriginalString, ("Email", person.Email), ("Password", person.Password));
        return await page.Content.ReadAsStringAsync();
    }

    private static IEnumerable<string> Buttons(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelectorAll("button[name=Tenant]").Select(button => button.GetAttribute("value")!);
}
