namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which endpoints a project is told of through its environment.</summary>
internal sealed class EndpointEnvironmentInjectionFilterAnnotation(Func<EndpointAnnotation, bool> filter) : IResourceAnnotation
{
    public Func<EndpointAnnotation, bool> Filter { get; } = filter;
}
