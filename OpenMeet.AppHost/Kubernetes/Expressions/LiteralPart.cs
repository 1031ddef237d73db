namespace OpenMeet.AppHost.Kubernetes.Expressions;

/// <summary>Text that is the same in every cluster.</summary>
/// <param name="Text">The text.</param>
internal sealed record LiteralPart(string Text) : TextPart;
