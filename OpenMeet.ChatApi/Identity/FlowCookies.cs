namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// The cookies of one sign-in, kept per host and port and sent back there only. <c>Secure</c> is not looked at: MAS sets it
/// whenever its public URL is https, also to a caller inside the network who comes over http, and a
/// <see cref="System.Net.CookieContainer"/> would then lose the session without a word.
/// </summary>
internal sealed class FlowCookies
{
    private readonly Dictionary<string, Dictionary<string, string>> _byAuthority = new(StringComparer.OrdinalIgnoreCase);

    public void Take(Uri from, HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            return;
        }

        if (!_byAuthority.TryGetValue(from.Authority, out var jar))
        {
            _byAuthority[from.Authority] = jar = new Dictionary<string, string>(StringComparer.Ordinal);
        }

        foreach (var cookie in cookies)
        {
            var attributes = cookie.Split(';', StringSplitOptions.TrimEntries);
            var separator = attributes[0].IndexOf('=', StringComparison.Ordinal);
            if (separator <= 0)
            {
                continue;
            }

            var (name, value) = (attributes[0][..separator], attributes[0][(separator + 1)..]);
            if (attributes.Contains("Max-Age=0", StringComparer.OrdinalIgnoreCase) || value.Length == 0)
            {
                jar.Remove(name);
            }
            else
            {
                jar[name] = value;
            }
        }
    }

    public void Give(HttpRequestMessage request)
    {
        if (_byAuthority.TryGetValue(request.RequestUri!.Authority, out var jar) && jar.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", jar.Select(c => $"{c.Key}={c.Value}")));
        }
    }
}
