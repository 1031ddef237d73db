using Aspire.Hosting.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Tests.Chat;

/// <summary>The AppHost whose variables Data/environment.json holds, with the addresses it got then.</summary>
internal sealed class ChatAppHost : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ChatAppHost()
    {
        WriteProfile("Oidc", 5301, """ "ASPNETCORE_ENVIRONMENT": "Development", "OIDC_FROM_PROFILE": "yes" """);
        WriteProfile("Chat", 5302, """ "ASPNETCORE_ENVIRONMENT": "Development" """);
        Builder = AppHosts.Create(_directory.Create("AppHost"), "--environment=Development");
        Builder.Configuration.AddInMemoryCollection(
        [
            new("AppHost:OtlpApiKey", "otlp-key"),
            new("ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL", "http://localhost:19888"),
            new("Parameters:signing-key", "signing key"),
            new("Parameters:title", "sample title"),
            new("Parameters:postgres-password", "p@ss"),
            new("Parameters:redis-password", "red/is"),
        ]);
        Describe(Builder);
        Allocate();
    }

    public IDistributedApplicationBuilder Builder { get; }

    public IResource this[string name] => Builder.Resources.Single(r => r.Name == name);

    public EndpointReference Endpoint(string resource, string name) => ((IResourceWithEndpoints)this[resource]).GetEndpoint(name);

    public void Dispose() => _directory.Dispose();

    private static void Describe(IDistributedApplicationBuilder builder)
    {
        var key = builder.AddParameter("signing-key", new GenerateParameterDefault { MinLength = 22 }, secret: true, persist: true);
        var title = builder.AddParameter("title");
        var postgres = builder.AddPostgres("postgres").WithDataVolume();
        var chatdb = postgres.AddDatabase("chatdb");
        var redis = builder.AddRedis("redis");
        var migrate = builder.AddExecutable("migrate", "/bin/sh", "..", "-c", "echo migrating $CHATDB; sleep 1; echo done").WithEnvironment("CHATDB", chatdb).WaitFor(chatdb);
        var oidc = builder.AddProject("oidc", "../Oidc/Oidc.csproj")
            .WithHttpHealthCheck("/health")
            .WithEnvironment("SIGNING_KEY", key)
            .WithCommand("ping", "Ping", _ => Task.FromResult(CommandResults.Success()));
        var chat = builder.AddProject("chat", "../Chat/Chat.csproj")
            .WithReplicas(2)
            .WithReference(chatdb).WithReference(redis).WithReference(oidc)
            .WithArgs("--title", title)
            .WaitFor(chatdb).WaitFor(redis).WaitFor(oidc).WaitForCompletion(migrate);
        var web = builder.AddDockerfile("web", "../web")
            .WithBuildArg("FLAVOR", "vanilla").WithBuildArg("TITLE", title).WithBuildSecret("TOKEN", key)
            .WithHttpEndpoint(targetPort: 8000, env: "PORT")
            .WithArgs("--serve", "all")
            .WithEnvironment("OIDC_URL", oidc.GetEndpoint("http"))
            .WithEnvironment("PG_HOST", postgres.GetEndpoint("tcp").Property(EndpointProperty.Host))
            .WithEnvironment("PG_PORT", postgres.GetEndpoint("tcp").Property(EndpointProperty.Port))
            .WithReference(oidc).WithReference(chatdb).WithReference(redis)
            .WithHttpHealthCheck("/health")
            .WaitFor(postgres);
        builder.AddProject("proxy", "../Proxy/Proxy.csproj", launchProfileName: null)
            .WithHttpEndpoint(port: 18080, name: "http")
            .WithExternalHttpEndpoints()
            .WithReference(chat).WithReference(oidc)
            .WithReference(web.GetEndpoint("http"))
            .WaitFor(chat);
    }

    private void Allocate()
    {
        Endpoint("postgres", "tcp").Allocate(34573, "postgres.dev.internal", 5432);
        Endpoint("redis", "tcp").Allocate(33335, "redis.dev.internal", 6379);
        Endpoint("oidc", "http").Allocate(5301, KnownHostNames.DefaultContainerTunnelHostName, 5301);
        Endpoint("chat", "http").Allocate(5302, KnownHostNames.DefaultContainerTunnelHostName, 5302);
        Endpoint("proxy", "http").Allocate(18080, KnownHostNames.DefaultContainerTunnelHostName, 18080);
        Endpoint("web", "http").Allocate(35027, "web.dev.internal", 8000);
    }

    private void WriteProfile(string project, int port, string variables) => _directory.Write(
        $$$"""
        { "profiles": { "http": { "commandName": "Project", "applicationUrl": "http://localhost:{{{port}}}", "environmentVariables": { {{{variables}}} } } } }
        """,
        project,
        "Properties",
        "launchSettings.json");
}
