using System.Security.Cryptography;

namespace MatrixAuthenticationService.Http;

/// <summary>Double submit: every form carries what the <c>csrf</c> cookie holds.</summary>
internal sealed class Csrf(CookieVault cookies, TimeProvider time)
{
    private const string Cookie = "csrf";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>The value for a form; the token stays, its expiry moves with each page.</summary>
    public string Token(HttpContext context)
    {
        var token = Current(context)?.Token ?? RandomNumberGenerator.GetBytes(32);
        cookies.Write(context, Cookie, new Content(token, time.GetUtcNow() + Lifetime));
        return Base64Text.Encode(token);
    }

    public bool IsValid(HttpContext context, IFormCollection form) =>
        Current(context) is { } current
        && Base64Text.TryDecode(form["csrf"].ToString()) is { } given
        && CryptographicOperations.FixedTimeEquals(given, current.Token);

    private Content? Current(HttpContext context) =>
        cookies.Read<Content>(context, Cookie) is { } content && content.ExpiresAt > time.GetUtcNow() ? content : null;

    private sealed record Content(byte[] Token, DateTimeOffset ExpiresAt);
}
