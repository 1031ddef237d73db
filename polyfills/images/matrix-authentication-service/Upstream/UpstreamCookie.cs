namespace MatrixAuthenticationService.Upstream;

/// <summary>The visits that this browser has begun in the last ten minutes.</summary>
internal sealed class UpstreamCookie(CookieVault cookies, TimeProvider time)
{
    private const string Cookie = "upstream-oauth2-sessions";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public UpstreamVisit? FindByState(HttpContext context, string providerId, string state) =>
        Visits(context).FirstOrDefault(visit => visit.ProviderId == providerId && visit.State == state);

    public UpstreamVisit? FindByLink(HttpContext context, string linkId) => Visits(context).LastOrDefault(visit => visit.LinkId == linkId);

    public void Put(HttpContext context, UpstreamVisit visit) => cookies.Write(
        context, Cookie, Visits(context).Where(other => other.SessionId != visit.SessionId).Append(visit).ToList());

    public void Remove(HttpContext context, UpstreamVisit visit) =>
        cookies.Write(context, Cookie, Visits(context).Where(other => other.SessionId != visit.SessionId).ToList());

    private IEnumerable<UpstreamVisit> Visits(HttpContext context) =>
        (cookies.Read<List<UpstreamVisit>>(context, Cookie) ?? []).Where(visit => time.GetUtcNow() - Ulid.Timestamp(visit.SessionId) < Lifetime);
}
