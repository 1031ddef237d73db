using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests;

public class ReferenceTests
{
    private readonly IDistributedApplicationBuilder _builder = AppHosts.Publishing();

    [Fact]
    public async Task A_constant_service_is_told_by_its_scheme()
    {
        var variables = await Consumer(c => c.WithReference(_builder.AddExternalService("weather", "https://api.example/")));

        Assert.Equal(("https://api.example/", "https://api.example/"), (variables["services__weather__https__0"], variables["WEATHER"]));
    }

    [Fact]
    public async Task A_service_of_a_parameter_is_told_without_a_scheme()
    {
        var variables = await Consumer(c => c.WithReference(_builder.AddExternalService("ext", _builder.AddParameter("url"))));

        Assert.Equal(("{url.value}", "{url.value}"), (variables["services__ext__default__0"], variables["EXT"]));
    }

    [Fact]
    public async Task A_bare_address_is_told_by_its_name()
    {
        var variables = await Consumer(c => c.WithReference("lit", new Uri("http://lit.example/")));

        Assert.Equal("http://lit.example/", variables["services__lit__default__0"]);
    }

    [Fact]
    public async Task An_excluded_endpoint_is_told_only_when_named()
    {
        var web = Web().WithEndpoint("metrics", e => (e.UriScheme, e.ExcludeReferenceEndpoint) = ("http", true));

        var all = await Consumer(c => c.WithReference(web));
        var named = await Consumer(c => c.WithReference(web.GetEndpoint("metrics")));

        Assert.Equal((false, "{web.bindings.metrics.url}"), (all.ContainsKey("WEB_METRICS"), named["WEB_METRICS"]));
    }

    [Fact]
    public async Task Another_name_may_be_given()
    {
        var variables = await Consumer(c => c.WithReference(Web(), "chat"));

        Assert.Equal(("{web.bindings.http.url}", "{web.bindings.http.url}"), (variables["chat_HTTP"], variables["services__chat__http__0"]));
    }

    [Theory]
    [InlineData(ReferenceEnvironmentInjectionFlags.ConnectionString, "ConnectionStrings__cache")]
    [InlineData(ReferenceEnvironmentInjectionFlags.ConnectionProperties, "CACHE_HOST,CACHE_PORT,CACHE_PASSWORD,CACHE_URI")]
    [InlineData(ReferenceEnvironmentInjectionFlags.None, "")]
    public async Task A_consumer_chooses_what_it_is_told(ReferenceEnvironmentInjectionFlags flags, string names)
    {
        var variables = await Consumer(c => c.WithReferenceEnvironment(flags).WithReference(_builder.AddRedis("cache")));

        Assert.Equal(names, string.Join(',', variables.Keys));
    }

    [Fact]
    public async Task An_empty_connection_name_leaves_out_the_prefix()
    {
        var variables = await Consumer(c => c.WithReference(_builder.AddRedis("cache"), connectionName: ""));

        Assert.Contains("HOST", variables.Keys);
    }

    [Fact]
    public async Task A_name_that_is_no_variable_is_encoded()
    {
        var variables = await Consumer(c => c.WithReference(_builder.AddContainer("node-app", "image").WithHttpEndpoint(targetPort: 1).GetEndpoint("http")));

        Assert.Contains("NODE_APP_HTTP", variables.Keys);
    }

    [Fact]
    public void A_reference_is_shown_as_a_relationship()
    {
        var cache = _builder.AddRedis("cache");
        var consumer = _builder.AddContainer("app", "image").WithReference(cache);

        Assert.Contains(consumer.Resource.Annotations.OfType<ResourceRelationshipAnnotation>(), r => (r.Resource, r.Type) == (cache.Resource, "Reference"));
    }

    private IResourceBuilder<ProjectResource> Web() => _builder.AddProject("web", "Web/Web.csproj").WithHttpEndpoint();

    private async Task<Dictionary<string, string>> Consumer(Action<IResourceBuilder<ContainerResource>> configure)
    {
        var consumer = _builder.AddContainer($"app{_builder.Resources.Count}", "image");
        configure(consumer);
        return await consumer.Resource.EnvironmentAsync(DistributedApplicationOperation.Publish);
    }
}
