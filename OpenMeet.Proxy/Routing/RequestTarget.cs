namespace OpenMeet.Proxy.Routing;

/// <summary>Reads what stands in the request line: a path, or a whole URL (RFC 9112, section 3.2).</summary>
internal static class RequestTarget
{
    /// <summary>The path as it is written.</summary>
    public static string Path(string rawTarget)
    {
        var target = PathAndQuery(rawTarget);
        var end = target.IndexOfAny(['?', '#']);
        return end < 0 ? target : target[..end];
    }

    /// <summary>The path and the query as they are written.</summary>
    public static string PathAndQuery(string rawTarget)
    {
        var scheme = rawTarget.StartsWith('/') ? -1 : rawTarget.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return rawTarget;
        }

        var start = rawTarget.IndexOfAny(['/', '?'], scheme + 3);
        return start < 0 ? "/" : rawTarget[start] == '?' ? "/" + rawTarget[start..] : rawTarget[start..];
    }
}
