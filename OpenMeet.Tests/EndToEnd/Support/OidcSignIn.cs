using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>Signs in as the chat page's client does: authorization code with PKCE, the login form posted as a browser posts it.</summary>
/// <param name="id">Public URL of Oidc.</param>
/// <param name="chat">Public URL of the chat.</param>
/// <param name="door">The way there, which keeps cookies and follows no redirect; null: the usual one.</param>
public sealed class OidcSignIn(Uri id, Uri chat, HttpMessageHandler? door = null)
{
    private const string ClientId = "openmeet-chat";
    private const int MaxHops = 10;

    private readonly HttpClient _http = new(door ?? new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    public async Task<string> GetAccessTokenAsync(string email, string password)
    {
        var redirectUri = new Uri(chat, "/signed-in");
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var authorize = new Uri(QueryHelpers.AddQueryString(new Uri(id, "/connect/authorize").AbsoluteUri, new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["redirect_uri"] = redirectUri.AbsoluteUri,
            ["response_type"] = "code",
            ["scope"] = "openid profile email chat offline_access",
            ["state"] = "s",
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        }));

        var callback = await WalkAsync(authorize, redirectUri, email, password);
        var code = QueryHelpers.ParseQuery(callback.Query)["code"].ToString();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ClientId,
            ["redirect_uri"] = redirectUri.AbsoluteUri,
            ["code"] = code,
            ["code_verifier"] = verifier,
        });
        using var response = await _http.PostAsync(new Uri(id, "/connect/token"), form);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, body.ToString());
        return body.GetProperty("access_token").GetString()!;
    }

    private async Task<Uri> WalkAsync(Uri start, Uri end, string email, string password)
    {
        var uri = start;
        var response = await _http.GetAsync(uri);
        for (var hop = 0; hop < MaxHops; hop++)
        {
            if (response.Headers.Location is { } location)
            {
                uri = new Uri(uri, location);
                if (uri.GetLeftPart(UriPartial.Path) == end.AbsoluteUri)
                {
                    return uri;
                }

                response = await _http.GetAsync(uri);
            }
            else
            {
                response = await PostLoginAsync(uri, response, email, password);
            }
        }

        throw new InvalidOperationException($"Signing in did not come to an end; it stands at {uri}.");
    }

    private async Task<HttpResponseMessage> PostLoginAsync(Uri uri, HttpResponseMessage page, string email, string password)
    {
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var document = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync());
        var form = Assert.Single(document.Forms, form => form.QuerySelector("input[type=password]") is not null);
        form.QuerySelector<IHtmlInputElement>("input[type=email]")!.Value = email;
        form.QuerySelector<IHtmlInputElement>("input[type=password]")!.Value = password;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[name]").ToDictionary(input => input.Name!, input => input.Value);
        var action = form.GetAttribute("action") is { Length: > 0 } relative ? new Uri(uri, relative) : uri;
        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(action, content);
    }
}
