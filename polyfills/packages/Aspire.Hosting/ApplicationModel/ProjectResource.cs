namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project.</summary>
public class ProjectResource(string name)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    internal bool ShouldInjectEndpointEnvironment(EndpointReference endpoint) =>
        endpoint.EndpointAnnotation.UriScheme is "http" or "https" && string.IsNullOrEmpty(endpoint.EndpointAnnotation.TargetPortEnvironmentVariable);
}
