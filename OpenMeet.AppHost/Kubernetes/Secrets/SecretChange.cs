namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>What was done with a secret.</summary>
/// <param name="Name">The secret.</param>
/// <param name="State">Made, kept, changed.</param>
internal sealed record SecretChange(string Name, string State);
