using Microsoft.Playwright;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Browser;

/// <summary>One person's browser: Debian's Chromium, a profile of its own.</summary>
public sealed class BrowserSession : IAsyncDisposable
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserSession(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, Page) = (playwright, browser, page);

    public IPage Page { get; }

    public static async Task<BrowserSession> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
        var page = await browser.NewPageAsync();
        return new BrowserSession(playwright, browser, page);
    }

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

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
