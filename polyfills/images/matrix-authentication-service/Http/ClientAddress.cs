namespace MatrixAuthenticationService.Http;

/// <summary>Where a request comes from, for the records of a session.</summary>
internal static class ClientAddress
{
    private const int MaximumUserAgentLength = 512;

    public static string? Ip(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    public static string? UserAgent(HttpContext context) =>
        context.Request.Headers.UserAgent.ToString() is { Length: > 0 } text ? text[..Math.Min(text.Length, MaximumUserAgentLength)] : null;
}
