using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// Walks a bot through MAS's authorization: redirects by hand, cookies of its own, the consent page answered. It goes to MAS
/// and OpenMeet.Oidc and nowhere else, since the address carries a ticket.
/// </summary>
internal sealed partial class BotBrowser(HttpClient http, ChatSettings settings, ILogger<BotBrowser> logger)
{
    private const int MaxHops = 15;

    /// <summary>The authorization code.</summary>
    public async Task<Result<string>> AuthorizeAsync(Uri address, string state, CancellationToken cancellationToken)
    {
        var cookies = new FlowCookies();
        HttpContent? form = null;
        try
        {
            for (var hop = 0; hop < MaxHops; hop++)
            {
                using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = form };
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
                cookies.Give(request);
                using var response = await http.SendAsync(request, cancellationToken);
                cookies.Take(address, response);
                if (response.Headers.Location is { } location && IsRedirect(response.StatusCode))
                {
                    form = null;
                    address = new Uri(address, location);
                    if (IsCallback(address))
                    {
                        return CodeOf(address, state);
                    }

                    if (!IsAllowed(address))
                    {
                        return Refuse("sign_in_left_its_path", address, response.StatusCode);
                    }
                }
                else if (response.StatusCode == HttpStatusCode.OK && Origin.Same(address, settings.MasPublicUrl)
                    && FlowPage.FormOf(await response.Content.ReadAsStringAsync(cancellationToken)) is { } fields)
                {
                    form = new FormUrlEncodedContent(fields);
                }
                else
                {
                    return Refuse("sign_in_unexpected_page", address, response.StatusCode);
                }
            }

            return Refuse("sign_in_too_many_redirects", address, HttpStatusCode.OK);
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return SignInFailures.AccountServiceUnavailable;
        }
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect or HttpStatusCode.MovedPermanently;

    private bool IsCallback(Uri address) => address.GetLeftPart(UriPartial.Path) == settings.MasRedirectUri.GetLeftPart(UriPartial.Path);

    private bool IsAllowed(Uri address) => Origin.Same(address, settings.MasPublicUrl) || Origin.Same(address, settings.OidcIssuer);

    private Result<string> CodeOf(Uri callback, string state)
    {
        var query = QueryHelpers.ParseQuery(callback.Query);
        if (query["state"] != state)
        {
            return Refuse("sign_in_wrong_state", callback, HttpStatusCode.OK);
        }

        return query["code"] is [{ Length: > 0 } code] ? code : Refuse("sign_in_denied", callback, HttpStatusCode.OK);
    }

    private Failure Refuse(string code, Uri address, HttpStatusCode status)
    {
        // The path alone: queries carry tickets and codes.
        LogStopped(code, address.GetLeftPart(UriPartial.Path), (int)status);
        return SignInFailures.Refused(code);
    }

    [LoggerMessage(LogLevel.Warning, "A bot's sign-in stopped ({Code}) at {Address} with {Status}.")]
    private partial void LogStopped(string code, string address, int status);
}
