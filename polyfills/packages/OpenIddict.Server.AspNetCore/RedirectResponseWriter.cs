using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Sends responses to the client through the browser: as query, fragment or posted form.</summary>
internal sealed class RedirectResponseWriter(HtmlEncoder encoder)
{
    /// <returns>False if there is nowhere to send the response to.</returns>
    public async Task<bool> WriteAsync(HttpResponse httpResponse, OpenIddictServerTransaction transaction, string? hostRedirectUri)
    {
        var response = transaction.Response!;
        if (transaction.RedirectUri is not { Length: > 0 } uri)
        {
            if (transaction.EndpointType is not OpenIddictServerEndpointType.EndSession || string.IsNullOrEmpty(hostRedirectUri))
            {
                return false;
            }

            httpResponse.Redirect(hostRedirectUri);
            return true;
        }

        if (string.IsNullOrEmpty(response.State))
        {
            response.State = transaction.Request.State;
        }

        if (transaction.EndpointType is OpenIddictServerEndpointType.EndSession)
        {
            httpResponse.Redirect(WithQuery(uri, response));
            return true;
        }

        response.Iss = transaction.Issuer.AbsoluteUri;
        if (transaction.Request.IsFormPostResponseMode())
        {
            await WriteFormAsync(httpResponse, uri, response);
        }
        else
        {
            httpResponse.Redirect(transaction.Request.IsFragmentResponseMode() ? WithFragment(uri, response) : WithQuery(uri, response));
        }

        return true;
    }

    private static IEnumerable<KeyValuePair<string, string?>> ParametersOf(OpenIddictResponse response)
        => from parameter in response.GetParameters()
           from value in (string?[]?)parameter.Value ?? []
           where !string.IsNullOrEmpty(value)
           select KeyValuePair.Create<string, string?>(parameter.Key, value);

    private static string WithQuery(string uri, OpenIddictResponse response) => QueryHelpers.AddQueryString(uri, ParametersOf(response));

    private static string WithFragment(string uri, OpenIddictResponse response)
        => uri + '#' + string.Join('&', ParametersOf(response).Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value!)}"));

    private async Task WriteFormAsync(HttpResponse httpResponse, string uri, OpenIddictResponse response)
    {
        var page = new StringBuilder("<!doctype html>\n<html>\n<body>\n")
            .Append("<form name=\"form\" method=\"post\" action=\"").Append(encoder.Encode(uri)).Append("\">\n");
        foreach (var (name, value) in ParametersOf(response))
        {
            page.Append("<input type=\"hidden\" name=\"").Append(encoder.Encode(name))
                .Append("\" value=\"").Append(encoder.Encode(value!)).Append("\" />\n");
        }

        page.Append("<noscript>Finish the sign-in: <input type=\"submit\" /></noscript>\n</form>\n")
            .Append("<script>document.form.submit();</script>\n</body>\n</html>\n");
        var content = Encoding.UTF8.GetBytes(page.ToString());
        httpResponse.StatusCode = StatusCodes.Status200OK;
        httpResponse.ContentType = "text/html;charset=UTF-8";
        httpResponse.ContentLength = content.Length;
        ResponseWriter.SetCacheHeaders(httpResponse, "no-cache", "no-cache", "-1");
        await httpResponse.Body.WriteAsync(content, httpResponse.HttpContext.RequestAborted);
    }
}
