namespace Aspire.Hosting.ApplicationModel;

/// <summary>The resource gets no start, stop and restart commands.</summary>
internal sealed class ExcludeLifecycleCommandsAnnotation : IResourceAnnotation;
