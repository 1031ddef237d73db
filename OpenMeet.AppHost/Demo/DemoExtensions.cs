using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenMeet.AppHost.Demo;
using OpenMeet.AppHost.PublicNames;
using OpenMeet.AppHost.Secrets;

namespace Aspire.Hosting;

/// <summary>The demo tenant's data.</summary>
internal static class DemoExtensions
{
    /// <summary>
    /// Once Oidc and ChatApi are ready, pushes the demo people and their event through the platform's own APIs. Development
    /// only: never in a deployment, nor in a test, which brings its own data.
    /// </summary>
    public static void AddDemo(
        this IDistributedApplicationBuilder builder,
        StackPublicNames names,
        OAuthClient platform,
        IResourceBuilder<ProjectResource> oidc,
        IResourceBuilder<ProjectResource> chat)
    {
        if (builder.ExecutionContext.IsPublishMode || builder.IsTest() || !builder.Environment.IsDevelopment())
        {
            return;
        }

        var password = builder.AddPassword("demo-password");
        builder.Services.AddHttpClient<PlatformClient>();
        builder.Services.AddSingleton(services => new DemoSeeder(
            services.GetRequiredService<PlatformClient>(),
            services.GetRequiredService<ResourceLoggerService>(),
            new DemoSeeder.Addresses(oidc.GetEndpoint("http"), chat.GetEndpoint("http"), names.Chat),
            platform,
            password.Resource));
        chat.OnResourceReady((resource, ready, cancellationToken) =>
            ready.Services.GetRequiredService<DemoSeeder>().SeedAsync(resource, cancellationToken));
    }
}
