using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>The labels of everything (https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/).</summary>
internal static class StackLabels
{
    public const string Name = "app.kubernetes.io/name";
    public const string PartOf = "app.kubernetes.io/part-of";
    public const string Stack = "openmeet";

    /// <summary>A namespace with this label, set to "true", may read metrics.</summary>
    public const string Monitoring = "openmeet.io/monitoring";

    /// <summary>The annotation of the namespace that records the server name of the installation.</summary>
    public const string ServerName = "openmeet.io/server-name";

    /// <summary>What belongs to no single workload.</summary>
    public static Dictionary<string, string> Common() => new()
    {
        ["app.kubernetes.io/managed-by"] = "openmeet-apphost",
        [PartOf] = Stack,
    };

    /// <summary>What belongs to a workload.</summary>
    public static Dictionary<string, string> Of(WorkloadRow row) => new()
    {
        ["app.kubernetes.io/component"] = Kebab(row.Component),
        ["app.kubernetes.io/managed-by"] = "openmeet-apphost",
        [Name] = row.Resource,
        [PartOf] = Stack,
        ["openmeet.io/resource"] = row.Resource,
    };

    /// <summary>How a workload's pods are found. It can never change: selectors are immutable.</summary>
    public static Dictionary<string, string> Selector(string resource) => new()
    {
        [Name] = resource,
        [PartOf] = Stack,
    };

    private static string Kebab(Component component) => component switch
    {
        Component.HomeserverWorker => "homeserver-worker",
        _ => component.ToString().ToLowerInvariant(),
    };
}
