using System.Text;

namespace MatrixAuthenticationService.Pages;

/// <summary>A page as an answer.</summary>
internal sealed class HtmlResult(Html html, int status) : IResult
{
    // No form-action: browsers apply it to the redirects after a form too, and those go to clients.
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.XFrameOptions = "DENY";
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(html.ToString(), Encoding.UTF8, httpContext.RequestAborted);
    }
}
