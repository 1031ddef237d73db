using Microsoft.Playwright;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Browser;

/// <summary>One person's browser, from <see cref="Chromium"/>.</summary>
public sealed class BrowserSession(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <summary>Fills in OpenMeet's sign-in form, wherever the page stands that asks for it.</summary>
    public async Task SignInAsync(Person person)
    {
        await Page.Locator("input[type=email]").FillAsync(person.Email);
        await Page.Locator("input[type=password]").FillAsync(person.Password);
        await Page.Locator("form:has(input[type=password]) button[type=submit]").ClickAsync();
    }

    /// <summary>From a client's authorization URL to its callback: MAS sends to OpenMeet's sign-in, then asks for consent.</summary>
    public async Task SignInAndConsentAsync(Uri authorize, Person person)
    {
        await Page.GotoAsync(authorize.AbsoluteUri);
        await SignInAsync(person);
        await Page.WaitForURLAsync("**/consent/**");
        await Page.Locator("form:not([action]) button").ClickAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
