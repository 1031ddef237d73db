namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>How a check ended.</summary>
internal enum Outcome
{
    Passed,
    Failed,

    /// <summary>It has no object here.</summary>
    Skipped,
}
