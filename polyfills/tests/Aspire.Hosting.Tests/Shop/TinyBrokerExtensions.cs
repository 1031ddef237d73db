namespace Aspire.Hosting.Tests.Shop;

public static class TinyBrokerExtensions
{
    public static IResourceBuilder<TinyBrokerResource> AddTinyBroker(this IDistributedApplicationBuilder builder, [ResourceName] string name, int? port = null)
    {
        var password = ParameterResourceBuilderExtensions.CreateDefaultPasswordParameter(builder, $"{name}-password", special: false);
        var broker = new TinyBrokerResource(name, password);
        return builder.AddResource(broker)
            .WithImage("example/tinybroker", "2.0")
            .WithImageRegistry("ghcr.io")
            .WithEndpoint(port: port, targetPort: 7000, name: TinyBrokerResource.PrimaryEndpointName)
            .WithEnvironment("TB_PASSWORD", password)
            .WithEnvironment(c => c.EnvironmentVariables["TB_TOPICS"] = string.Join(',', broker.Topics));
    }

    public static IResourceBuilder<TinyBrokerResource> WithTopic(this IResourceBuilder<TinyBrokerResource> builder, string topic)
    {
        builder.Resource.Topics.Add(topic);
        return builder;
    }
}
