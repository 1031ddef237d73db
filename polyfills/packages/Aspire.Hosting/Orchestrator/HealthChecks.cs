using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestrator;

internal static class HealthChecks
{
    /// <summary>Keys of the checks of a resource and of its parents: a database is not healthy before its server is.</summary>
    public static IReadOnlyList<string> KeysOf(IResource resource)
    {
        var keys = new List<string>();
        for (var current = resource; current is not null; current = (current as IResourceWithParent)?.Parent)
        {
            keys.AddRange(current.Annotations.OfType<HealthCheckAnnotation>().Select(a => a.Key));
        }

        return [.. keys.Distinct(StringComparer.Ordinal)];
    }
}
