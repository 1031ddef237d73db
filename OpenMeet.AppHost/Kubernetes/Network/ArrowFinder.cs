using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Network;

/// <summary>Reads the arrows of the architecture picture off the manifest: who is told whose address.</summary>
internal static class ArrowFinder
{
    /// <summary>Every arrow once, in alphabetical order.</summary>
    public static IReadOnlyList<Arrow> Find(AppManifest manifest, ExpressionResolver resolver) =>
    [
        .. manifest.OfKind<WorkloadManifest>()
            .SelectMany(workload => References(workload, manifest, resolver))
            .Distinct()
            .OrderBy(arrow => arrow.ToString(), StringComparer.Ordinal),
    ];

    private static IEnumerable<Arrow> References(WorkloadManifest workload, AppManifest manifest, ExpressionResolver resolver) =>
        workload.Env.Values
            .Concat((workload as ContainerManifest)?.Args ?? [])
            .SelectMany(resolver.References)
            .Concat(StartReferences(StackTable.Row(workload.Name), manifest, resolver))
            .Where(reference => reference.Resource != workload.Name)
            .Select(reference => new Arrow(workload.Name, reference.Resource, ExpressionResolver.PortOf(resolver.Binding(reference, $"resources.{workload.Name}"))));

    // What init containers ask is asked by the pod, too.
    private static IEnumerable<BindingReference> StartReferences(WorkloadRow row, AppManifest manifest, ExpressionResolver resolver)
    {
        foreach (var after in row.After)
        {
            var binding = (StackTable.Row(after).Probes.Ready as HttpProbe)?.Binding;
            yield return new(after, binding ?? ((WorkloadManifest)manifest.Require(after, row.Resource)).Bindings.Keys.First());
        }

        foreach (var reference in row.Database is { } database ? resolver.References($"{{{database.Value}.connectionString}}") : [])
        {
            yield return reference;
        }
    }
}
