using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Tests.Shop;

/// <summary>The AppHost that the real publisher wrote Data/aspire-manifest.json for.</summary>
internal static class ShopAppHost
{
    public static void Describe(IDistributedApplicationBuilder builder)
    {
        var apiKey = builder.AddParameter("api-key", secret: true);
        var region = builder.AddParameter("region", "eu-west", publishValueAsDefault: true).WithDescription("Where it runs");
        builder.AddParameter("note", () => "computed", secret: false);
        var jwt = builder.AddParameter("jwt-key", new GenerateParameterDefault { MinLength = 40, Special = false, MinLower = 4 }, secret: true, persist: true);
        builder.AddParameterFromConfiguration("tenant", "Tenant:Id");

        var pgUser = builder.AddParameter("pg-user", "shop");
        var postgres = builder.AddPostgres("pg", userName: pgUser, port: 15432)
            .WithLifetime(ContainerLifetime.Persistent)
            .WithDataVolume("shop-pgdata")
            .WithContainerFiles("/docker-entrypoint-initdb.d", "./init");
        var catalog = postgres.AddDatabase("catalog");
        var orders = postgres.AddDatabase("orders", "orders_db").WithCreationScript("""CREATE DATABASE "orders_db" ENCODING 'UTF8';""");
        var cache = builder.AddRedis("cache").WithDataVolume("shop-cache").WithPersistence(TimeSpan.FromSeconds(30), 5);
        var mail = AddMail(builder, region, apiKey);
        builder.AddDockerfile("geo", "../geo", "Dockerfile")
            .WithHttpEndpoint(targetPort: 9000, env: "PORT")
            .WithBuildArg("TARGET", "prod")
            .WithBuildSecret("TOKEN", apiKey);
        builder.AddExecutable("ticker", "node", "../ticker", "ticker.js", "--fast").WithHttpEndpoint(env: "PORT").WithEnvironment("REGION", region).WithReference(cache);
        var legacy = builder.AddConnectionString("legacy");
        var smtp = builder.AddConnectionString(
            "smtp", ReferenceExpression.Create($"Endpoint=smtp://{mail.GetEndpoint("smtp").Property(EndpointProperty.HostAndPort)};Key={apiKey}"));
        var weather = builder.AddExternalService("weather", "https://api.weather.example/");
        var broker = builder.AddTinyBroker("broker", port: 7000).WithTopic("orders").WaitFor(cache);
        builder.Services.AddHealthChecks().AddCheck("always", () => HealthCheckResult.Healthy());

        var api = builder.AddProject("api", "../Shop.Api/Shop.Api.csproj")
            .WithReference(catalog)
            .WithReference(orders, connectionName: "OrderDb")
            .WithReference(cache)
            .WithReference(legacy)
            .WithReference(smtp)
            .WithReference(weather)
            .WithReference(broker)
            .WithReference(mail.GetEndpoint("http"))
            .WithEnvironment("API_KEY", apiKey)
            .WithEnvironment("MAIL_URL", mail.GetEndpoint("http"))
            .WithEnvironment("JWT", jwt)
            .WithEnvironment("MIXED", $"{region}-{catalog}")
            .WithEnvironment(c => c.EnvironmentVariables["MODE"] = c.ExecutionContext.IsPublishMode ? "publish" : "run")
            .WithHttpHealthCheck("/health")
            .WithHealthCheck("always")
            .WithExternalHttpEndpoints()
            .WithReplicas(3)
            .WaitFor(catalog)
            .WaitFor(orders)
            .WaitForStart(mail)
            .WithUrlForEndpoint("http", u => u.DisplayText = "Shop API")
            .WithUrl("/swagger", "Swagger")
            .WithCommand("flush", "Flush cache", _ => Task.FromResult(CommandResults.Success()))
            .WithHttpCommand("/admin/reset", "Reset", commandOptions: new HttpCommandOptions { Method = HttpMethod.Post });
        AddWorker(builder, api, orders, broker);
    }

    private static IResourceBuilder<ContainerResource> AddMail(
        IDistributedApplicationBuilder builder, IResourceBuilder<ParameterResource> region, IResourceBuilder<ParameterResource> apiKey) =>
        builder.AddContainer("mail", "docker.io/axllent/mailpit", "v1.20")
            .WithHttpEndpoint(targetPort: 8025, name: "http")
            .WithEndpoint(targetPort: 1025, name: "smtp", scheme: "tcp")
            .WithVolume("mail-data", "/data")
            .WithContainerFiles("/seed", [new ContainerFile { Name = "a.txt", Contents = "hello" }])
            .WithEnvironment("MP_DATABASE", "/data/mail.db")
            .WithEnvironment("MP_REGION", region)
            .WithEnvironment("MP_SECRET", apiKey)
            .WithArgs("--verbose")
            .WithEntrypoint("/mailpit")
            .WithContainerRuntimeArgs("--cpus=1")
            .WithHttpHealthCheck("/livez", endpointName: "http")
            .WithHttpProbe(ProbeType.Readiness, "/readyz", endpointName: "http")
            .WithExternalHttpEndpoints()
            .WithImagePullPolicy(ImagePullPolicy.Missing)
            .WithBindMount("./mail-config", "/etc/mail", isReadOnly: true);

    private static void AddWorker(
        IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<IResourceWithConnectionString> orders,
        IResourceBuilder<TinyBrokerResource> broker)
    {
        var migrate = builder.AddExecutable("migrate", "dotnet", ".", "ef", "database", "update").ExcludeFromManifest();
        builder.AddProject("worker", "../Shop.Worker/Shop.Worker.csproj")
            .WithReference(api)
            .WithReference(orders)
            .WaitFor(api)
            .WaitForCompletion(migrate)
            .WithExplicitStart()
            .WithParentRelationship(api)
            .WithReferenceRelationship(broker);
    }
}
