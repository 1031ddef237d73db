namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>
/// The one table of what the manifest cannot say. Nothing else of the deployment is keyed by a resource's name. Accounts are
/// those of the images: postgres and redis (Debian) 999, Synapse 991, MAS 65532, Element Web 101, .NET 1654 (<c>app</c>).
/// </summary>
internal static class StackTable
{
    private static readonly Account DotNet = new(1654, 1654);

    private static readonly ProbeRow Service = new(
        Ready: new HttpProbe("http", "/health"), Alive: new HttpProbe("http", "/alive"), StartSeconds: 180);

    /// <summary>One row for each workload of the manifest.</summary>
    public static IReadOnlyList<WorkloadRow> Workloads { get; } =
    [
        new()
        {
            Resource = "postgres",
            Component = Component.Database,
            Account = new(999, 999),
            // By address: while the image prepares a new volume, its server listens on the socket alone.
            Probes = new(
                Ready: new CommandProbe("pg_isready", "--quiet", "--host=127.0.0.1", "--port=5432", "--username=postgres"),
                Alive: new TcpProbe("tcp"),
                StartSeconds: 300),
            Needs = new("250m", "512Mi", "2Gi"),
            Writable = [new("/tmp", "1Gi"), new("/var/run/postgresql", "16Mi"), new("/dev/shm", "256Mi", InMemory: true)],
            Storage = new("10Gi"),
            Scale = Scale.Single,
            GraceSeconds = 120,
        },
        new()
        {
            Resource = "redis",
            Component = Component.Cache,
            Account = new(999, 999),
            Probes = new(
                Ready: new CommandProbe("sh", "-c", "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli -h 127.0.0.1 ping | grep -qx PONG"),
                Alive: new TcpProbe("tcp"),
                StartSeconds: 120),
            Needs = new("50m", "64Mi", "512Mi"),
            Writable = [new("/tmp", "16Mi")],
            // Development keeps nothing; in the cluster a restart keeps limits and stream positions.
            Storage = new("1Gi", new("openmeet-redis", "/data")),
            Scale = Scale.Single,
        },
        new()
        {
            Resource = "oidc",
            Component = Component.Identity,
            Account = DotNet,
            Probes = Service,
            Needs = new("100m", "192Mi", "512Mi"),
            Database = new("oidcdb"),
        },
        new()
        {
            Resource = "mas",
            Component = Component.Authentication,
            Account = new(65532, 65532),
            Probes = new(
                Ready: new HttpProbe("internal", "/health"), Alive: new TcpProbe("internal"), StartSeconds: 180),
            Needs = new("100m", "128Mi", "512Mi"),
            Database = new("masdb"),
        },
        new()
        {
            Resource = "synapse",
            Component = Component.Homeserver,
            Account = new(991, 991),
            Probes = new(
                Ready: new HttpProbe("http", "/health"), Alive: new HttpProbe("http", "/health"), StartSeconds: 600),
            Needs = new("250m", "512Mi", "2Gi"),
            // Uploads of up to 50 MB pass through temporary files.
            Writable = [new("/tmp", "1Gi")],
            After = ["mas"],
            // Synapse refuses any other collation.
            Database = new("synapsedb", "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"),
            Storage = new("20Gi"),
            Scale = Scale.Single,
            GraceSeconds = 60,
            MetricsBinding = "metrics",
        },
        new()
        {
            Resource = "chat",
            Component = Component.Chat,
            Account = DotNet,
            Probes = Service,
            Needs = new("200m", "256Mi", "1Gi"),
            After = ["redis", "oidc", "mas", "synapse"],
            Database = new("chatdb"),
            Scale = Scale.Between(2, 6),
            GraceSeconds = 60,
        },
        new()
        {
            Resource = "element",
            Component = Component.Client,
            Account = new(101, 101),
            Probes = new(Ready: new HttpProbe("http", "/"), Alive: new HttpProbe("http", "/"), StartSeconds: 60),
            Needs = new("20m", "32Mi", "128Mi"),
        },
        new()
        {
            Resource = "proxy",
            Component = Component.Gateway,
            Account = DotNet,
            Probes = Service,
            Needs = new("200m", "128Mi", "512Mi"),
            After = ["chat", "element"],
            GraceSeconds = 60,
        },
    ];

    /// <summary>Parameters that are not secret: the settings say them.</summary>
    public static IReadOnlyList<ClusterParameterRow> ClusterParameters { get; } =
    [
        new("public-host", settings => settings.PublicHost),
        new("matrix-server-name", settings => settings.ServerName),
    ];

    /// <summary>The workload that plays a part.</summary>
    public static WorkloadRow Part(Component component) => Workloads.Single(row => row.Component == component);

    /// <summary>The row of a resource.</summary>
    public static WorkloadRow Row(string resource) => Workloads.Single(row => row.Resource == resource);
}
