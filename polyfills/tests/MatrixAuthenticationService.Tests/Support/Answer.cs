using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MatrixAuthenticationService.Tests.Support;

/// <summary>What a server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, Uri Uri, Uri? Location, string Body, HttpResponseMessage Response)
{
    public IHtmlDocument Document => new HtmlParser().ParseDocument(Body);

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var uri = response.RequestMessage!.RequestUri!;
        var location = response.Headers.Location is { } given ? new Uri(uri, given) : null;
        return new(response.StatusCode, uri, location, await response.Content.ReadAsStringAsync(), response);
    }
}
