namespace MatrixAuthenticationService.Upstream;

/// <summary>The registrations that this browser has begun in the last hour.</summary>
internal sealed class RegistrationCookie(CookieVault cookies, TimeProvider time)
{
    private const string Cookie = "user-registration-sessions";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public bool Contains(HttpContext context, string id) => Ids(context).Contains(id);

    public void Add(HttpContext context, string id) => cookies.Write(context, Cookie, Ids(context).Append(id).ToList());

    private IEnumerable<string> Ids(HttpContext context) =>
        (cookies.Read<List<string>>(context, Cookie) ?? []).Where(id => time.GetUtcNow() - Ulid.Timestamp(id) < Lifetime);
}
