// The AppHost with which the recordings in Recorded/ were made on the real Aspire.Hosting.
using Aspire.Hosting.ApplicationModel;

var builder = DistributedApplication.CreateBuilder(args);
var key = builder.AddParameter("signing-key", new GenerateParameterDefault { MinLength = 22 }, secret: true, persist: true);
var title = builder.AddParameter("title");
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var chatdb = postgres.AddDatabase("chatdb");
var redis = builder.AddRedis("redis");

var migrate = builder.AddExecutable("migrate", "/bin/sh", "..", "-c", "echo migrating $CHATDB; sleep 1; echo done")
    .WithEnvironment("CHATDB", chatdb)
    .WaitFor(chatdb);

var oidc = builder.AddProject<Projects.Oidc>("oidc")
    .WithHttpHealthCheck("/health")
    .WithEnvironment("SIGNING_KEY", key)
    .WithCommand("ping", "Ping", _ => Task.FromResult(CommandResults.Success()));

var chat = builder.AddProject<Projects.Chat>("chat")
    .WithReplicas(2)
    .WithReference(chatdb).WithReference(redis).WithReference(oidc)
    .WithArgs("--title", title)
    .WaitFor(chatdb).WaitFor(redis).WaitFor(oidc).WaitForCompletion(migrate);

var web = builder.AddDockerfile("web", "../web")
    .WithBuildArg("FLAVOR", "vanilla").WithBuildArg("TITLE", title).WithBuildSecret("TOKEN", key)
    .WithHttpEndpoint(targetPort: 8000, env: "PORT")
    .WithBindMount("../data", "/mnt/data", isReadOnly: true)
    .WithContainerFiles("/etc/sample",
    [
        new ContainerFile { Name = "app.conf", Contents = "answer=42\n" },
        new ContainerDirectory
        {
            Name = "sub",
            Entries = [new ContainerFile { Name = "run.sh", Contents = "#!/bin/sh\n", Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute }],
        },
    ])
    .WithArgs("--serve", "all")
    .WithEnvironment("OIDC_URL", oidc.GetEndpoint("http"))
    .WithEnvironment("PG_HOST", postgres.GetEndpoint("tcp").Property(EndpointProperty.Host))
    .WithEnvironment("PG_PORT", postgres.GetEndpoint("tcp").Property(EndpointProperty.Port))
    .WithReference(oidc).WithReference(chatdb).WithReference(redis)
    .WithHttpHealthCheck("/health")
    .WaitFor(postgres);

builder.AddProject<Projects.Proxy>("proxy", launchProfileName: null)
    .WithHttpEndpoint(port: 18080, name: "http")
    .WithExternalHttpEndpoints()
    .WithReference(chat).WithReference(oidc)
    .WithReference(web.GetEndpoint("http"))
    .WaitFor(chat);

builder.Build().Run();
