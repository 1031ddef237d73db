namespace OpenMeet.Proxy.Routing;

/// <summary>What no public name leads to, whatever its routes say: services talk to each other here, or operators to them.</summary>
internal static class ForbiddenPaths
{
    private static readonly string[] Everywhere =
    [
        "/_synapse/admin", "/_synapse/mas", "/_synapse/metrics", "/_synapse/replication",
        "/_matrix/app",
        "/health", "/alive", "/metrics", "/connection-info",
        "/api/internal", "/api/bots",
    ];

    private static readonly Dictionary<PublicName, string[]> ByName = new()
    {
        [PublicName.Chat] = ["/_matrix", "/_synapse"],
        [PublicName.Matrix] = [],
        [PublicName.Account] = ["/_matrix", "/_synapse", "/api"],
        [PublicName.Id] = ["/_matrix", "/_synapse"],
        [PublicName.Element] = ["/_matrix", "/_synapse"],
    };

    /// <param name="name">The public name asked.</param>
    /// <param name="path">As <see cref="WorstReading"/> gives it.</param>
    public static bool Contains(PublicName name, string path) => Everywhere.Concat(ByName[name]).Any(forbidden =>
        path.StartsWith(forbidden, StringComparison.OrdinalIgnoreCase)
        && (path.Length == forbidden.Length || path[forbidden.Length] == '/'));
}
