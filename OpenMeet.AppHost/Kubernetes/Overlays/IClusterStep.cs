namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>Something that the settings of a cluster ask for.</summary>
internal interface IClusterStep
{
    /// <summary>Adds it to the plan, or nothing where the settings do not ask for it.</summary>
    void Apply(ClusterPlan plan);
}
