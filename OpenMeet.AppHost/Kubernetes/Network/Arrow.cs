namespace OpenMeet.AppHost.Kubernetes.Network;

/// <summary>A connection that is allowed inside the namespace. All others are not.</summary>
/// <param name="From">The workload that connects.</param>
/// <param name="To">The workload that listens.</param>
/// <param name="Port">On which port, TCP.</param>
internal sealed record Arrow(string From, string To, int Port)
{
    public override string ToString() => $"{From} -> {To}:{Port}";
}
