using OpenMeet.AppHost.ElementWeb;
using OpenMeet.AppHost.Storage;

namespace Aspire.Hosting;

/// <summary>Adds and configures Element Web. The variables are those of <c>containers/element</c>.</summary>
internal static class ElementWebBuilderExtensions
{
    /// <summary>Adds Element Web for the homeserver called <paramref name="serverName"/>.</summary>
    public static IResourceBuilder<ElementWebResource> AddElementWeb(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, IResourceBuilder<ParameterResource> serverName) =>
        builder.AddResource(new ElementWebResource(name))
            .WithStackImage("element", ElementWebContainerImageTags.Registry, ElementWebContainerImageTags.Image, ElementWebContainerImageTags.Tag)
            .WithHttpEndpoint(targetPort: 8080, name: ElementWebResource.HttpEndpointName, env: "ELEMENT_WEB_PORT")
            .WithHttpHealthCheck("/", endpointName: ElementWebResource.HttpEndpointName)
            .WithEnvironment("ELEMENT_SERVER_NAME", serverName);

    /// <summary>Sets the public address of the client-server API, which the browser calls.</summary>
    public static IResourceBuilder<ElementWebResource> WithHomeserver(this IResourceBuilder<ElementWebResource> element, ReferenceExpression url) =>
        element.WithEnvironment("ELEMENT_HOMESERVER_URL", url);
}
