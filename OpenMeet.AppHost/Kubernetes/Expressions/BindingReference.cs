namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>An endpoint that an expression speaks of.</summary>
/// <param name="Resource">Whose.</param>
/// <param name="Binding">Its name.</param>
internal sealed record BindingReference(string Resource, string Binding);
