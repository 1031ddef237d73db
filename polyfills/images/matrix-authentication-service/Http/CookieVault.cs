using System.Text.Json;

namespace MatrixAuthenticationService.Http;

/// <summary>Cookies whose content only this service can read or make.</summary>
internal sealed class CookieVault(Sealer sealer, PublicUrls urls)
{
    public T? Read<T>(HttpContext context, string name)
        where T : class
    {
        if (context.Items.TryGetValue(Key(name), out var written))
        {
            return written as T;
        }

        return context.Request.Cookies[name] is { } text
            && Base64Text.TryDecode(text) is { } bytes
            && sealer.TryOpen($"cookie {name}", bytes) is { } json
                ? JsonSerializer.Deserialize<T>(json)
                : null;
    }

    /// <summary>Sets the cookie, for the browser session or for a given time.</summary>
    public void Write<T>(HttpContext context, string name, T value, TimeSpan? lifetime = null)
        where T : class
    {
        context.Items[Key(name)] = value;
        var text = Base64Text.Encode(sealer.Seal($"cookie {name}", JsonSerializer.SerializeToUtf8Bytes(value)));
        context.Response.Cookies.Append(name, text, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = urls.IsSecure,
            Path = urls.CookiePath,
            MaxAge = lifetime,
            IsEssential = true,
        });
    }

    private static string Key(string name) => $"cookie {name}";
}
