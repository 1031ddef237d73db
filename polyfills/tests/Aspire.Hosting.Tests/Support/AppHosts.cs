namespace Aspire.Hosting.Tests.Support;

/// <summary>Builders of AppHosts that nothing of this machine reaches: no user secrets, no dashboard.</summary>
internal static class AppHosts
{
    public static IDistributedApplicationBuilder Running(params string[] args) => Create(Path.GetTempPath(), ["--environment=Development", .. args]);

    public static IDistributedApplicationBuilder Publishing(params string[] args) =>
        Create(Path.GetTempPath(), ["--publisher", "manifest", "--output-path", "unused.json", .. args]);

    public static IDistributedApplicationBuilder Create(string directory, params string[] args) =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { Args = args, ProjectDirectory = directory, DisableDashboard = true });

    public static async Task<string> PublishAsync(string manifest, string directory, Action<IDistributedApplicationBuilder> describe)
    {
        var builder = Create(directory, "--publisher", "manifest", "--output-path", manifest);
        describe(builder);
        await using var application = builder.Build();
        await application.RunAsync();
        return await File.ReadAllTextAsync(manifest);
    }

    /// <summary>Gives an endpoint its addresses, as the orchestrator would.</summary>
    public static void Allocate(this EndpointReference endpoint, int port, string containerHost, int containerPort, string? service = null)
    {
        var annotation = endpoint.EndpointAnnotation;
        var template = $$$"""{{- portForServing "{{{service ?? endpoint.Resource.Name}}}" -}}""";
        annotation.AllocatedEndpoint = new AllocatedEndpoint(annotation, "localhost", port, targetPortExpression: template);
        var network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;
        annotation.AllAllocatedEndpoints.AddOrUpdateAllocatedEndpoint(
            network, new AllocatedEndpoint(annotation, containerHost, containerPort, EndpointBindingMode.SingleAddress, template, network));
    }

    public static async Task<Dictionary<string, string>> EnvironmentAsync(
        this IResource resource, DistributedApplicationOperation operation = DistributedApplicationOperation.Run) =>
        await ((IResourceWithEnvironment)resource).GetEnvironmentVariableValuesAsync(operation);

    public static async Task<string[]> ArgumentsAsync(this IResource resource, DistributedApplicationOperation operation = DistributedApplicationOperation.Run) =>
        await ((IResourceWithArgs)resource).GetArgumentValuesAsync(operation);
}
