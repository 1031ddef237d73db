namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>What a check saw.</summary>
/// <param name="Outcome">Whether it is as it must be.</param>
/// <param name="Seen">For people, in a few words.</param>
internal sealed record Finding(Outcome Outcome, string Seen)
{
    public static Finding Pass(string seen) => new(Outcome.Passed, seen);

    public static Finding Fail(string seen) => new(Outcome.Failed, seen);

    public static Finding Skip(string reason) => new(Outcome.Skipped, reason);

    /// <summary>Passed if there is no fault, else failed with all of them.</summary>
    public static Finding Of(IReadOnlyCollection<string> faults, string good) => faults.Count == 0 ? Pass(good) : Fail(string.Join("; ", faults));
}
