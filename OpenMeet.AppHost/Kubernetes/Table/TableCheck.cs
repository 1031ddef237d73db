using OpenMeet.AppHost.Kubernetes.Manifests;

namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>Table and manifest must speak of the same things: what one of them forgets would be deployed wrongly.</summary>
internal static class TableCheck
{
    private const string Place = "OpenMeet.AppHost/Kubernetes/Table/StackTable.cs";

    /// <exception cref="DeploymentException">What one has and the other has not.</exception>
    public static void Check(AppManifest manifest)
    {
        List<string> problems = [];
        Compare("workload", manifest.OfKind<WorkloadManifest>(), StackTable.Workloads.Select(row => row.Resource));
        Compare("parameter that is no secret", manifest.OfKind<ParameterManifest>().Where(parameter => !parameter.IsSecret && parameter.Default is null), StackTable.ClusterParameters.Select(row => row.Name));
        Compare("database", manifest.OfKind<ValueManifest>().Where(value => ConnectionText.DatabaseOf(value.ConnectionString) is not null), StackTable.Workloads.Select(row => row.Database?.Value).OfType<string>());
        CheckRows(manifest, problems);
        if (problems.Count > 0)
        {
            throw new DeploymentException(problems);
        }

        void Compare(string what, IEnumerable<ManifestResource> resources, IEnumerable<string> rows)
        {
            var names = resources.Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
            var known = rows.ToHashSet(StringComparer.Ordinal);
            problems.AddRange(names.Except(known).Select(name => $"resources.{name}: the manifest has this {what}, the table has no row for it. Add one to {Place}."));
            problems.AddRange(known.Except(names).Select(name => $"resources.{name}: the table has a row for this {what}, the manifest has it not. Take the row out of {Place}, or generate the manifest again."));
        }
    }

    private static void CheckRows(AppManifest manifest, List<string> problems)
    {
        foreach (var row in StackTable.Workloads)
        {
            if (!manifest.Resources.TryGetValue(row.Resource, out var resource) || resource is not WorkloadManifest workload)
            {
                continue;
            }

            problems.AddRange(new[] { row.Probes.Ready, row.Probes.Alive }
                .Select(probe => (probe as HttpProbe)?.Binding ?? (probe as TcpProbe)?.Binding)
                .Append(row.MetricsBinding)
                .OfType<string>()
                .Where(binding => !workload.Bindings.ContainsKey(binding))
                .Distinct()
                .Select(binding => $"resources.{row.Resource}: the table names the endpoint '{binding}', which the manifest has not. Correct {Place}."));
            var volumes = (workload as ContainerManifest)?.Volumes.Count ?? 0;
            if (volumes != (row.Storage is { Missing: null } ? 1 : 0))
            {
                problems.Add($"resources.{row.Resource}: the manifest has {volumes} volumes, the table's row says otherwise. Correct its Storage in {Place}.");
            }

            problems.AddRange(row.After.Where(after => StackTable.Workloads.All(other => other.Resource != after))
                .Select(after => $"resources.{row.Resource}: it starts after '{after}', which has no row. Correct {Place}."));
        }
    }
}
