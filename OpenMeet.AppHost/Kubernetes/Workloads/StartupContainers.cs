using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Expressions;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>
/// The start order, which the manifest does not carry: before a workload starts, init containers create its database and wait
/// for what it needs. They run the database's image, which has <c>bash</c> and <c>psql</c> and is on the nodes already.
/// </summary>
internal sealed class StartupContainers(AppManifest manifest, ExpressionResolver resolver)
{
    /// <summary>The ConfigMap with the scripts, and the name of its volume.</summary>
    public const string Scripts = "startup-scripts";

    private const string Folder = "/opt/openmeet";
    private static readonly WritableFolder Temporary = new("/tmp", "16Mi");
    private static readonly WorkloadRow Server = StackTable.Part(Component.Database);

    /// <summary>The init containers of a workload, in their order.</summary>
    public IReadOnlyList<V1Container> For(WorkloadRow row)
    {
        List<V1Container> containers = [];
        if (row.Database is { } database)
        {
            containers.Add(EnsureDatabase(row, database));
        }

        containers.AddRange(row.After.Select(WaitFor));
        return containers;
    }

    /// <summary>The volume that they need.</summary>
    public static V1Volume Volume() => new() { Name = Scripts, ConfigMap = new() { DefaultMode = 0b101_101_101, Name = Scripts } };

    private V1Container EnsureDatabase(WorkloadRow row, DatabaseRow database)
    {
        var place = $"resources.{row.Resource}";
        var (server, name) = ConnectionText.DatabaseOf(((ValueManifest)manifest.Require(database.Value, place)).ConnectionString)
            ?? throw new DeploymentException($"{place}: '{database.Value}' is no database. Correct the table.");
        var settings = ConnectionText.Parts(((ContainerManifest)manifest.Require(server, place)).ConnectionString!);
        SortedSet<string> mixed = new(StringComparer.Ordinal);
        List<V1EnvVar> variables =
        [
            Setting("PGHOST", "Host"),
            Setting("PGPORT", "Port"),
            Setting("PGUSER", "Username"),
            Setting("PGPASSWORD", "Password"),
            new() { Name = "DATABASE", Value = name },
        ];
        if (database.Options.Length > 0)
        {
            variables.Add(new() { Name = "DATABASE_OPTIONS", Value = database.Options });
        }

        return Container("ensure-database", [.. mixed.Select(key => EnvironmentBuilder.FromSecret(new SecretPart(key).Variable, key)), .. variables], "ensure-database.sh");

        V1EnvVar Setting(string variable, string key) => settings.TryGetValue(key, out var value)
            ? EnvironmentBuilder.Variable(variable, resolver.Resolve(value, $"resources.{server}.connectionString"), mixed)
            : throw new DeploymentException($"resources.{server}.connectionString: it has no '{key}'. Generate the manifest again.");
    }

    private V1Container WaitFor(string resource)
    {
        var workload = (WorkloadManifest)manifest.Require(resource, "start order");
        var probe = StackTable.Row(resource).Probes.Ready;

        // Behind a Service are only pods that are ready: where readiness is no request, a connection says as much.
        var binding = (probe as HttpProbe)?.Binding ?? workload.Bindings.Values.First().Name;
        string[] target = [resource, $"{ExpressionResolver.PortOf(workload.Bindings[binding])}"];
        return Container($"wait-for-{resource}", variables: null, ["wait-for.sh", .. target, .. probe is HttpProbe http ? [http.Path] : Array.Empty<string>()]);
    }

    private V1Container Container(string name, IList<V1EnvVar>? variables, params IReadOnlyList<string> script) => new()
    {
        Name = name,
        Image = ((ContainerManifest)manifest.Require(Server.Resource, name)).Image,
        ImagePullPolicy = "IfNotPresent",
        Command = ["bash", $"{Folder}/{script[0]}"],
        Args = script.Count > 1 ? [.. script.Skip(1)] : null,
        Env = variables,
        Resources = PodFactory.Resources(new("10m", "16Mi", "64Mi")),
        SecurityContext = ContainerSecurity.Container(Server.Account),
        VolumeMounts =
        [
            new() { MountPath = Folder, Name = Scripts, ReadOnlyProperty = true },
            PodFactory.Mount(Temporary),
        ],
    };
}
