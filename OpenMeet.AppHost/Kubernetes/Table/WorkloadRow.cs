namespace OpenMeet.AppHost.Kubernetes.Table;

/// <summary>What the manifest cannot say of one workload.</summary>
internal sealed record WorkloadRow
{
    /// <summary>Its name in the manifest.</summary>
    public required string Resource { get; init; }

    /// <summary>The part that it plays.</summary>
    public required Component Component { get; init; }

    /// <summary>As whom its image runs.</summary>
    public required Account Account { get; init; }

    /// <summary>How the cluster sees that it has started, is ready, and is alive.</summary>
    public required ProbeRow Probes { get; init; }

    /// <summary>What it needs of a node.</summary>
    public required ResourceNeeds Needs { get; init; }

    /// <summary>The root file system is read-only but for these folders, which live as long as the pod.</summary>
    public IReadOnlyList<WritableFolder> Writable { get; init; } = [new("/tmp", "256Mi")];

    /// <summary>Workloads that must be ready before it starts; its database's server is one without being named.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>The database that is created for it; null: none.</summary>
    public DatabaseRow? Database { get; init; }

    /// <summary>What it keeps; it is a StatefulSet then. Null: nothing.</summary>
    public StorageRow? Storage { get; init; }

    /// <summary>How many pods there are.</summary>
    public Scale Scale { get; init; } = Scale.Pods(1);

    /// <summary>Seconds that it gets to stop.</summary>
    public int GraceSeconds { get; init; } = 30;

    /// <summary>The binding with its metrics, which nobody but the monitoring reaches; null: none.</summary>
    public string? MetricsBinding { get; init; }
}
