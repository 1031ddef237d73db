using System.Net.Sockets;
using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.Tests;

public class EndpointTests
{
    private readonly IDistributedApplicationBuilder _builder = AppHosts.Running();

    [Fact]
    public void An_endpoint_is_called_by_its_scheme()
    {
        var endpoint = Assert.Single(_builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 80).Resource.GetEndpoints());

        Assert.Equal(("http", "http", 80), (endpoint.EndpointName, endpoint.Scheme, endpoint.TargetPort));
    }

    [Fact]
    public void An_endpoint_of_the_same_name_is_changed()
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 80).WithHttpEndpoint(port: 8080);

        var endpoint = Assert.Single(web.Resource.Annotations.OfType<EndpointAnnotation>());
        Assert.Equal((8080, 80), (endpoint.Port, endpoint.TargetPort));
    }

    [Fact]
    public void Without_a_proxy_both_ports_are_the_same()
    {
        var endpoint = new EndpointAnnotation(ProtocolType.Tcp, port: 5000, isProxied: false);

        Assert.Equal(5000, endpoint.TargetPort);
    }

    [Fact]
    public void Changing_one_port_leaves_the_other_alone()
    {
        var web = _builder.AddContainer("web", "image").WithEndpoint(targetPort: 80, name: "tcp", isProxied: false).WithEndpoint(name: "tcp", isExternal: true);

        Assert.Equal(80, Assert.Single(web.Resource.Annotations.OfType<EndpointAnnotation>()).Port);
    }

    [Theory]
    [InlineData("double--hyphen")]
    [InlineData("1digit")]
    [InlineData("under_score")]
    [InlineData("end-")]
    [InlineData("")]
    public void Names_that_upstream_refuses_are_refused(string name) => Assert.ThrowsAny<ArgumentException>(() => _builder.AddContainer(name, "image"));

    [Fact]
    public void Two_resources_cannot_have_one_name()
    {
        _builder.AddContainer("web", "image");

        Assert.Throws<DistributedApplicationException>(() => _builder.AddParameter("WEB"));
    }

    [Fact]
    public async Task A_value_waits_for_the_address()
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 80);
        var value = web.GetEndpoint("http").GetValueAsync().AsTask();
        Assert.False(value.IsCompleted);

        web.GetEndpoint("http").Allocate(8080, "web.dev.internal", 80);

        Assert.Equal("http://localhost:8080", await value);
    }

    [Theory]
    [InlineData(EndpointProperty.Url, "http://web.dev.internal:80")]
    [InlineData(EndpointProperty.Host, "web.dev.internal")]
    [InlineData(EndpointProperty.Port, "80")]
    [InlineData(EndpointProperty.HostAndPort, "web.dev.internal:80")]
    [InlineData(EndpointProperty.TargetPort, "80")]
    [InlineData(EndpointProperty.Scheme, "http")]
    [InlineData(EndpointProperty.TlsEnabled, "False")]
    public async Task A_container_sees_the_other_container(EndpointProperty property, string expected)
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 80);
        web.GetEndpoint("http").Allocate(8080, "web.dev.internal", 80);
        var context = new ValueProviderContext { Caller = _builder.AddContainer("other", "image").Resource };

        Assert.Equal(expected, await web.GetEndpoint("http").Property(property).GetValueAsync(context));
    }

    [Fact]
    public async Task An_address_of_the_host_is_another_one_in_a_container()
    {
        await using var application = Running(out var worker);
        IValueProvider url = new HostUrl("http://localhost:5301");
        var context = new ValueProviderContext
        {
            ExecutionContext = application.Services.GetRequiredService<DistributedApplicationExecutionContext>(),
            Caller = worker.ApplicationBuilder.AddContainer("web", "image").Resource,
        };

        Assert.Equal("http://aspire.dev.internal:7001", await url.GetValueAsync(context));
        Assert.Equal("http://localhost:5301", await url.GetValueAsync());
    }

    [Fact]
    public void A_missing_endpoint_names_those_there_are()
    {
        var web = _builder.AddContainer("web", "image").WithHttpEndpoint(targetPort: 80);

        var exception = Assert.Throws<InvalidOperationException>(() => web.GetEndpoint("https").EndpointAnnotation);

        Assert.Contains("Available endpoints: `http`", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_listens_on_all_its_http_endpoints()
    {
        var proxy = _builder.AddProject("proxy", "Proxy/Proxy.csproj", launchProfileName: null).WithHttpEndpoint(port: 1, name: "chat").WithHttpEndpoint(port: 2, name: "matrix");
        proxy.GetEndpoint("chat").Allocate(1, "h", 1, "proxy-chat");
        proxy.GetEndpoint("matrix").Allocate(2, "h", 2, "proxy-matrix");

        Assert.Equal(
            """http://localhost:{{- portForServing "proxy-chat" -}};http://localhost:{{- portForServing "proxy-matrix" -}}""",
            (await proxy.Resource.EnvironmentAsync())["ASPNETCORE_URLS"]);
    }

    [Fact]
    public void External_endpoints_are_the_http_ones()
    {
        var mail = _builder.AddContainer("mail", "image").WithHttpEndpoint(targetPort: 1).WithEndpoint(targetPort: 2, name: "smtp").WithExternalHttpEndpoints();

        Assert.Equal(["http"], mail.Resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.IsExternal).Select(e => e.Name));
    }

    private DistributedApplication Running(out IResourceBuilder<ExecutableResource> worker)
    {
        worker = _builder.AddExecutable("worker", "sh", ".").WithHttpEndpoint(port: 5301);
        worker.GetEndpoint("http").Allocate(5301, KnownHostNames.DefaultContainerTunnelHostName, 7001);
        return _builder.Build();
    }
}
