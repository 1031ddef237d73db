namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource is started by hand.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation;
