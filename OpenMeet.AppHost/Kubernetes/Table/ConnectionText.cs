using System.Text.RegularExpressions;

namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>The connection strings of the manifest: <c>Key=Value;Key=Value</c>, or another's with more behind it.</summary>
internal static partial class ConnectionText
{
    /// <summary>Server and database of a connection string <c>{server.connectionString};Database=name</c>; null if it is none.</summary>
    public static (string Server, string Database)? DatabaseOf(string connectionString) =>
        Database().Match(connectionString) is { Success: true } match ? (match.Groups["server"].Value, match.Groups["database"].Value) : null;

    /// <summary>The parts of <c>Key=Value;Key=Value</c>.</summary>
    public static IReadOnlyDictionary<string, string> Parts(string connectionString) => connectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => part[^1], StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\{(?<server>[^.{}]+)\.connectionString\};Database=(?<database>[^;{}]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Database();
}
