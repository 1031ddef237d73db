using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>The names that the public knows, read from the URLs that the manifest gives the gateway.</summary>
internal static class PublicNames
{
    /// <summary>All of them, in the manifest's order.</summary>
    public static IReadOnlyList<string> All(ClusterPlan plan) =>
    [
        .. plan.EnvironmentOf(StackTable.Part(Component.Gateway).Resource).Values
            .Select(value => Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url.Host : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal),
    ];
}
