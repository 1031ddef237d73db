using Microsoft.Extensions.Configuration;

namespace OpenMeet.AppHost.Secrets;

/// <summary>The stack's parameters: generated once by a CSPRNG, kept in the developer's user secrets, never defaulted in a deployment.</summary>
internal static class StackSecrets
{
    /// <summary>
    /// Adds a secret. In run mode a missing value is generated and kept, except in an ephemeral stack, which keeps nothing. In
    /// publish mode only what the manifest can describe (<see cref="GenerateParameterDefault"/>) has a default.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddGeneratedSecret(
        this IDistributedApplicationBuilder builder, string name, ParameterDefault value) =>
        builder.ExecutionContext.IsPublishMode && value is not GenerateParameterDefault
            ? builder.AddParameter(name, secret: true)
            : builder.AddParameter(name, value, secret: true, persist: !builder.IsEphemeral());

    /// <summary>A password for <paramref name="name"/>: letters and digits, safe in URIs and connection strings.</summary>
    public static IResourceBuilder<ParameterResource> AddPassword(this IDistributedApplicationBuilder builder, string name) =>
        builder.AddGeneratedSecret(name, new GenerateParameterDefault { MinLength = 32, Special = false });

    /// <summary>The Matrix server name: the part after the colon of every Matrix id; it can never change.</summary>
    public static IResourceBuilder<ParameterResource> AddServerName(this IDistributedApplicationBuilder builder) =>
        builder.ExecutionContext.IsPublishMode
            ? builder.AddParameter("matrix-server-name")
            : builder.AddParameter("matrix-server-name", () => builder.Configuration["Parameters:matrix-server-name"] ?? "openmeet.localhost");

    /// <summary>The tenants and their bots (<c>TENANTS_B64</c>).</summary>
    public static IResourceBuilder<ParameterResource> AddTenants(this IDistributedApplicationBuilder builder) =>
        builder.AddGeneratedSecret("tenants-b64", new DevelopmentTenantsDefault());

    /// <summary>An OAuth client: a fixed id and a generated secret, the parameter <c>&lt;name&gt;-secret</c>.</summary>
    public static OAuthClient AddOAuthClient(this IDistributedApplicationBuilder builder, string name, string clientId) =>
        new(clientId, builder.AddPassword($"{name}-secret"));

    /// <summary>The two tokens of Synapse's application service registration.</summary>
    public static AppserviceTokens AddAppserviceTokens(this IDistributedApplicationBuilder builder) =>
        new(builder.AddPassword("appservice-as-token"), builder.AddPassword("appservice-hs-token"));

    /// <summary>
    /// Whether this run leaves nothing behind: no data volumes, no generated value in the user secrets. So do a test's
    /// (<c>OpenMeet:Ephemeral=true</c>), which brings its own data, and an isolated one (<c>OpenMeet:Isolated=true</c>).
    /// </summary>
    public static bool IsEphemeral(this IDistributedApplicationBuilder builder) =>
        builder.IsTest() || builder.Configuration.GetValue<bool>("OpenMeet:Isolated");

    /// <summary>Whether a test runs the stack (<c>OpenMeet:Ephemeral=true</c>).</summary>
    public static bool IsTest(this IDistributedApplicationBuilder builder) => builder.Configuration.GetValue<bool>("OpenMeet:Ephemeral");
}
