namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>A line of the table.</summary>
/// <param name="Check">Name of the check.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Remedy">What to do; null where nothing is to be done.</param>
internal sealed record CheckResult(string Check, Outcome Outcome, string Seen, string? Remedy);
