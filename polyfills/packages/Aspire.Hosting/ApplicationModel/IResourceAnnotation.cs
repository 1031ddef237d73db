namespace Aspire.Hosting.ApplicationModel;

/// <summary>A fact about a resource.</summary>
#pragma warning disable CA1040 // A marker, as upstream has it.
public interface IResourceAnnotation;
