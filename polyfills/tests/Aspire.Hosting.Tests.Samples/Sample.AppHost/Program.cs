var builder = DistributedApplication.CreateBuilder(args);
if (builder.Configuration["Fail"] is { } message)
{
    throw new InvalidOperationException(message);
}

var cache = builder.AddContainer("cache", builder.Configuration["Image"] ?? "redis").WithEndpoint(targetPort: 6379, name: "tcp");
builder.AddProject<Projects.Sample_Web>("web").WithReference(cache.GetEndpoint("tcp"));
await builder.Build().RunAsync();
