using System.Net;
using AngleSharp.Dom;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>A browser that shows each step: it keeps cookies and does not follow redirects by itself.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public async Task<Answer> GetAsync(Uri uri) => await Answer.ReadAsync(await _http.GetAsync(uri));

    public async Task<Answer> PostAsync(Uri uri, Dictionary<string, string> fields) =>
        await Answer.ReadAsync(await _http.PostAsync(uri, new FormUrlEncodedContent(fields)));

    /// <summary>Follows redirects until a page, or an address of somewhere else.</summary>
    public async Task<Answer> FollowAsync(Uri uri, string stopAt)
    {
        for (var hop = 0; hop < 15; hop++)
        {
            var answer = await GetAsync(uri);
            if (answer.Location is not { } next || next.AbsoluteUri.StartsWith(stopAt, StringComparison.Ordinal))
            {
                return answer;
            }

            uri = next;
        }

        throw new InvalidOperationException($"Too many redirects, the last to {uri}");
    }

    /// <summary>Sends the page's form that has no action of its own.</summary>
    public Task<Answer> SubmitAsync(Answer page, Action<Dictionary<string, string>>? change = null)
    {
        var form = page.Document.QuerySelectorAll("form").First(form => !form.HasAttribute("action"));
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        change?.Invoke(fields);
        return PostAsync(page.Uri, fields);
    }

    public void Dispose() => _http.Dispose();
}
