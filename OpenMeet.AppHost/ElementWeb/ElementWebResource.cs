namespace OpenMeet.AppHost.ElementWeb;

/// <summary>Element Web, a Matrix client in the browser; the image of <c>containers/element</c>.</summary>
/// <param name="name">Name of the resource.</param>
internal sealed class ElementWebResource(string name) : ContainerResource(name), IResourceWithServiceDiscovery
{
    /// <summary>The static site (8080).</summary>
    internal const string HttpEndpointName = "http";
}
