namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>What the public must not reach, on every public name and in several spellings.</summary>
internal static class ExposureChecks
{
    private static readonly string[] Everywhere =
    [
        "/_synapse/admin/v1/server_version", "/_synapse/mas/is_localpart_available", "/_synapse/metrics", "/_synapse/replication",
        "/_matrix/app/v1/ping", "/metrics", "/connection-info", "/api/internal", "/api/bots/-/ticket",
    ];

    private static readonly string[] OfMas = ["/api/admin/v1/users", "/api/spec.json", "/api/doc"];

    private static readonly string[] Probes = ["/health", "/alive"];

    private static readonly string[] ProbeWords = ["", "Healthy", "Degraded", "Unhealthy"];

    public static IReadOnlyList<Check> All { get; } =
    [
        .. Names.Select(name => new Check(
            $"closed-{name}",
            "The public must get there through OpenMeet.Proxy alone: no Ingress or Service may lead past it.",
            (context, cancellation) => ClosedAsync(context, context.Urls.All.Single(one => one.Name == name), cancellation))),
    ];

    private static IEnumerable<string> Names => ["chat", "matrix", "account", "id", "element"];

    private static async Task<Finding> ClosedAsync(CheckContext context, (string Name, Uri Url) name, CancellationToken cancellationToken)
    {
        var open = new List<string>();
        var asked = 0;
        foreach (var path in (string[])[.. Everywhere, .. name.Name == "account" ? OfMas : []])
        {
            foreach (var spelling in Spellings(path))
            {
                asked++;
                var answer = await context.Http.GetRawAsync(name.Url, spelling, cancellationToken);
                open.AddRange(IsClosed(answer) ? [] : [$"{spelling} answers {answer.Code}"]);
            }
        }

        foreach (var probe in Probes)
        {
            // The proxy tells whether it lives, in one word; no service's own health is for the public.
            asked++;
            var answer = await context.Http.GetRawAsync(name.Url, probe, cancellationToken);
            open.AddRange(IsClosed(answer) || ProbeWords.Contains(answer.Body) ? [] : [$"{probe} answers {answer.Code} and tells more than one word"]);
        }

        return Finding.Of(open, $"{asked} requests refused");
    }

    private static IEnumerable<string> Spellings(string path) =>
    [
        path,
        "/" + path,
        "/%2e" + path,
        "/x/%2e%2e" + path,
        "/" + Uri.HexEscape(path[1]) + path[2..],
    ];

    // 400 and 421 are what servers in front of ours say to odd spellings and names.
    private static bool IsClosed(Answer answer) => answer.Code is 400 or 403 or 404 or 421;
}
