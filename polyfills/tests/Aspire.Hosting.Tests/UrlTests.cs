using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests;

public class UrlTests
{
    private readonly IResourceBuilder<ContainerResource> _web = AppHosts.Running().AddContainer("web", "image").WithHttpEndpoint(targetPort: 80);

    [Fact]
    public async Task A_relative_url_applies_to_all()
    {
        var urls = await UrlsAsync(_web.WithUrl("/swagger", "Swagger"));

        Assert.Equal(("http://localhost:1/swagger", "Swagger"), (urls[0].Url, urls[0].DisplayText));
    }

    [Fact]
    public void An_absolute_url_is_added() =>
        Assert.Equal("https://docs.example", Assert.Single(_web.WithUrl("https://docs.example").Resource.Annotations.OfType<ResourceUrlAnnotation>()).Url);

    [Fact]
    public async Task The_url_of_an_endpoint_can_be_changed()
    {
        var urls = await UrlsAsync(_web.WithUrlForEndpoint("http", u => u.DisplayLocation = UrlDisplayLocation.DetailsOnly));

        Assert.Equal(UrlDisplayLocation.DetailsOnly, urls[0].DisplayLocation);
    }

    [Fact]
    public async Task A_url_can_be_made_of_an_endpoint()
    {
        var urls = await UrlsAsync(_web.WithUrl($"{_web.GetEndpoint("http")}/admin", "Admin"));

        Assert.Equal(("http://localhost:1/admin", "http"), (urls[1].Url, urls[1].Endpoint?.EndpointName));
    }

    [Fact]
    public async Task An_endpoint_that_is_not_there_is_left_out() => Assert.Single(await UrlsAsync(_web.WithUrlForEndpoint("ftp", u => u.Url = "x")));

    private static async Task<List<ResourceUrlAnnotation>> UrlsAsync(IResourceBuilder<ContainerResource> web)
    {
        var endpoint = web.GetEndpoint("http");
        endpoint.Allocate(1, "web.dev.internal", 80);
        var context = new ResourceUrlsCallbackContext(
            new DistributedApplicationExecutionContext(DistributedApplicationOperation.Run), web.Resource, [new() { Url = endpoint.Url, Endpoint = endpoint }]);
        foreach (var annotation in web.Resource.Annotations.OfType<ResourceUrlsCallbackAnnotation>())
        {
            await annotation.Callback(context);
        }

        return context.Urls;
    }
}
