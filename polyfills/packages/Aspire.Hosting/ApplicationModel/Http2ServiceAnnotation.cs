namespace Aspire.Hosting.ApplicationModel;

internal sealed class Http2ServiceAnnotation : IResourceAnnotation;
