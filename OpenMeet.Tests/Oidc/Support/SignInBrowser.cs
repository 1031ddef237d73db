using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace OpenMeet.Tests.Oidc.Support;

/// <summary>A browser: keeps cookies, fills in forms, and goes from redirect to redirect only when told to.</summary>
internal sealed class SignInBrowser(OidcHost host)
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _http;

    public HttpClient Http => _http ??= host.Client(new CookieContainerHandler(_cookies));

    public IReadOnlyList<Cookie> Cookies => [.. _cookies.GetAllCookies().Cast<Cookie>()];

    /// <summary>Takes another browser's cookies.</summary>
    public void Steal(SignInBrowser other) => _cookies.Add(other._cookies.GetAllCookies());

    /// <summary>One authorization request, without signing in.</summary>
    public async Task<AuthorizeResult> AuthorizeAsync(AuthorizeRequest request) => await AuthorizeResult.FromAsync(await Http.GetAsync(request.Url));

    /// <summary>An authorization request; the login page, which it must lead to, is filled in.</summary>
    public async Task<AuthorizeResult> SignInAsync(Person person, AuthorizeRequest? request = null)
    {
        var asked = await AuthorizeAsync(request ?? AuthorizeRequest.ChatPage());
        if (!asked.AsksToSignIn)
        {
            throw new InvalidOperationException($"No login page but {asked}.");
        }

        using var posted = await SubmitAsync(asked.Location!.OriginalString, ("Email", person.Email), ("Password", person.Password));
        return posted.StatusCode == HttpStatusCode.Redirect
            ? await AuthorizeResult.FromAsync(await Http.GetAsync(posted.Headers.Location))
            : throw new InvalidOperationException($"Not signed in: {posted.StatusCode}.");
    }

    /// <summary>Opens a page and submits its form.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, params (string Name, string Value)[] fields)
    {
        using var page = await Http.GetAsync(url);
        return await SubmitAsync(url, await page.Content.ReadAsStringAsync(), fields);
    }

    /// <summary>Submits the form of a page that is open.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, string html, params (string Name, string Value)[] fields)
    {
        var form = new HtmlParser().ParseDocument(html).QuerySelector<IHtmlFormElement>("form")!;
        var values = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").ToDictionary(input => input.Name!, input => input.Value);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        return await Http.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : url, new FormUrlEncodedContent(values));
    }
}
