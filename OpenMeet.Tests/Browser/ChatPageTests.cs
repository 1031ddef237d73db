using Microsoft.Playwright;
using OpenMeet.Tests.EndToEnd.Support;

namespace OpenMeet.Tests.Browser;

/// <summary>Two people at the chat page, each in a browser of their own.</summary>
[Collection(StackCollection.Name)]
public sealed class ChatPageTests(StackFixture stack, Chromium chromium)
{
    [Fact]
    public async Task Two_people_sign_in_and_see_each_others_messages()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        await using var ann = await OpenAsync(gathering, 0);
        await using var ben = await OpenAsync(gathering, 1);

        await SendAsync(ann, "hello Ben");
        await Expect(ben, "hello Ben");
        await SendAsync(ben, "hello Ann");

        await Expect(ann, "hello Ann");
    }

    [Fact]
    public async Task The_history_is_there_when_the_page_is_opened_later()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        var ann = await gathering.SignInAsync(0);
        await ann.JoinAsync();
        await ann.SendAsync("said before");

        await using var ben = await OpenAsync(gathering, 1);

        await Expect(ben, "said before");
    }

    [Fact]
    public async Task The_page_says_when_it_is_offline_and_sends_what_waited_when_it_is_back()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        await using var ann = await OpenAsync(gathering, 0);
        await ann.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(ann.Page.Locator("#status")).ToContainTextAsync("Offline");
        await SendAsync(ann, "sent while offline");

        await ann.Page.Context.SetOfflineAsync(false);

        await Assertions.Expect(ann.Page.Locator("#status")).ToHaveTextAsync("Online", new() { Timeout = 30_000 });
        await Expect(ann, "sent while offline");
    }

    [Fact]
    public async Task Away_for_longer_than_the_log_reaches_back_the_page_loads_the_history_anew()
    {
        var gathering = await stack.GatherAsync(("ann", "host"), ("ben", "participant"));
        await using var ann = await OpenAsync(gathering, 0);
        var ben = await gathering.SignInAsync(1);
        var room = await ben.JoinAsync();
        await ann.Page.Context.SetOfflineAsync(true);
        await Assertions.Expect(ann.Page.Locator("#status")).ToContainTextAsync("Offline");
        await ben.SendAsync("said long ago");
        await RoomLog.ForgetAsync(stack, room, messages: 1);

        await ann.Page.Context.SetOfflineAsync(false);

        await Expect(ann, "said long ago");
    }

    [Fact]
    public async Task Signing_out_revokes_the_refresh_token_and_ends_the_session()
    {
        var gathering = await stack.GatherAsync(("ann", "host"));
        await using var ann = await OpenAsync(gathering, 0);

        var revocation = await ann.Page.RunAndWaitForResponseAsync(
            () => ann.Page.Locator("#sign-out").ClickAsync(), response => response.Url.EndsWith("/connect/revoke", StringComparison.Ordinal));
        await Assertions.Expect(ann.Page.Locator("#sign-in")).ToBeVisibleAsync();
        await ann.Page.Locator("#sign-in").ClickAsync();

        Assert.Equal(200, revocation.Status);
        await Assertions.Expect(ann.Page.Locator("input[type=password]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_allows_no_script_but_its_own()
    {
        using var http = new HttpClient();

        using var response = await http.GetAsync(stack.ChatUrl);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private async Task<BrowserSession> OpenAsync(Gathering gathering, int person)
    {
        var browser = await chromium.OpenAsync();
        await browser.Page.GotoAsync(stack.ChatUrl.AbsoluteUri);
        await browser.Page.Locator("#sign-in").ClickAsync();
        await browser.SignInAsync(gathering.People[person]);
        await browser.Page.Locator($"#event-list button[data-slug={gathering.Slug}]").ClickAsync();
        await Assertions.Expect(browser.Page.Locator("#status")).ToHaveTextAsync("Online");
        await Assertions.Expect(browser.Page.Locator("#text")).ToBeEnabledAsync(new() { Timeout = 60_000 });
        return browser;
    }

    private static async Task SendAsync(BrowserSession person, string text)
    {
        await person.Page.Locator("#text").FillAsync(text);
        await person.Page.Locator("#composer button").ClickAsync();
    }

    private static Task Expect(BrowserSession person, string text) =>
        Assertions.Expect(person.Page.Locator("#messages li[data-event-id] .body", new() { HasText = text })).ToHaveCountAsync(1, new() { Timeout = 30_000 });
}
