using OpenMeet.AppHost.Demo;
using OpenMeet.AppHost.Kubernetes.Commands;
using OpenMeet.AppHost.PublicNames;
using OpenMeet.AppHost.Runs;
using OpenMeet.AppHost.Secrets;
using OpenMeet.AppHost.Storage;

// From the manifest to the cluster: no run, no publishing.
if (await ClusterCommands.TryRunAsync(args) is { } exitCode)
{
    return exitCode;
}

var builder = DistributedApplication.CreateBuilder(RunArguments.Read(args));

// The public entry: one public name each for chat, matrix, account, id and element.
var proxy = builder.AddProject<Projects.OpenMeet_Proxy>("proxy");
var names = proxy.WithPublicNames();

var serverName = builder.AddServerName();
var tenants = builder.AddTenants();

// State.
var postgres = builder.AddStackPostgres();
var chatDatabase = postgres.AddDatabase("chatdb", "chat");
var oidcDatabase = postgres.AddDatabase("oidcdb", "oidc");
var masDatabase = postgres.AddDatabase("masdb", "mas");
var synapseDatabase = postgres.AddSynapseDatabase("synapsedb", "synapse");
var redis = builder.AddStackRedis();

// Who may call whom: every client secret is a parameter, generated once.
var masAtOidc = builder.AddOAuthClient("oidc-mas-client", "mas");
var chatAtOidc = builder.AddOAuthClient("oidc-chatapi-client", "openmeet-chatapi");
var platform = builder.AddOAuthClient("oidc-platform-client", "openmeet-platform");
var chatAtMas = builder.AddOAuthClient("mas-admin-client", "01K0PENMEETCHATADM1N000001");
var appservice = builder.AddAppserviceTokens();

// Identity: users and bots sign in at Oidc, Matrix clients through MAS, which asks Oidc.
var oidc = builder.AddProject<Projects.OpenMeet_Oidc>("oidc")
    .WithHttpEndpoint()
    .WithReference(oidcDatabase)
    .WithOidcServer(names, tenants, chatAtOidc, platform)
    .WaitFor(oidcDatabase)
    .WithHttpHealthCheck("/health");

var chat = builder.AddProject<Projects.OpenMeet_ChatApi>("chat");

var mas = builder.AddMatrixAuthenticationService("mas", masDatabase, serverName)
    .WithPublicUrl(names.Account)
    .WithUpstreamOidc(oidc.GetEndpoint("http"), names.Id, masAtOidc)
    .WithAdminClient(chatAtMas)
    .WithInsecureClients(builder.ExecutionContext.IsRunMode)
    .WaitFor(masDatabase);

oidc.WithMatrixAuthenticationService(names, masAtOidc);

// The homeserver: delegates authentication to MAS, pushes its events to ChatApi.
var synapse = builder.AddSynapse("synapse", synapseDatabase, serverName)
    .WithPublicUrl(names.Matrix)
    .WithMatrixAuthenticationService(mas)
    .WithAppservice(chat.GetEndpoint("http"), appservice)
    .WithStackDataVolume("synapse")
    .WaitFor(synapseDatabase);

mas.WithHomeserver(synapse);

chat.WithHttpEndpoint()
    .WithReplicas(2)
    .WithReference(chatDatabase)
    .WithReference(redis)
    .WithOidc(oidc, names, tenants, chatAtOidc)
    .WithMatrix(synapse, mas, serverName, names, chatAtMas, appservice)
    .WithHttpHealthCheck("/health")
    .WaitFor(chatDatabase)
    .WaitFor(redis)
    .WaitFor(oidc)
    .WaitFor(mas)
    .WaitFor(synapse);

var element = builder.AddElementWeb("element", serverName)
    .WithHomeserver(names.Matrix);

proxy.WithReference(chat)
    .WithReference(oidc)
    .WithReference(synapse.GetEndpoint("http"))
    .WithReference(mas.GetEndpoint("http"))
    .WithReference(element.GetEndpoint("http"))
    .WithEnvironment("MATRIX_SERVER_NAME", serverName)
    .WithProxyHealth()
    .WaitFor(chat)
    .WaitFor(element);

builder.AddDemo(names, platform, oidc, chat);
builder.AddSummary(names);
builder.LimitTelemetryInRuns();

// Two runs on one machine do not meet.
using var claim = await RunClaim.TakeAsync(builder);
if (claim.Refusal is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

await builder.Build().RunAsync();
return 0;
