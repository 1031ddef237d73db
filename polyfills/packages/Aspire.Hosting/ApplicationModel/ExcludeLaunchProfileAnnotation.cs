namespace Aspire.Hosting.ApplicationModel;

/// <summary>No launch profile.</summary>
internal sealed class ExcludeLaunchProfileAnnotation : IResourceAnnotation;
