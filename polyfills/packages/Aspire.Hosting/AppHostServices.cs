using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting;

/// <summary>What every AppHost needs, and beside it what it needs to run or to publish.</summary>
internal static class AppHostServices
{
    public static void Add(HostApplicationBuilder host, DistributedApplicationBuilder builder, DistributedApplicationOptions options)
    {
        AddLogging(host, options);
        var services = host.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(builder.UserSecretsManager);
        services.AddSingleton(builder.ExecutionContext);
        services.AddSingleton(builder.Eventing);
        services.AddSingleton(_ => new DistributedApplicationModel(builder.Resources));
        services.AddSingleton<ResourceNotificationService>();
        services.AddSingleton<ResourceLoggerService>();
        services.AddSingleton(s => new ResourceCommandService(
            s.GetRequiredService<ResourceNotificationService>(), s.GetRequiredService<ResourceLoggerService>(), s));
        services.AddHttpClient();
        services.AddHealthChecks();
        services.AddSingleton<IValidateOptions<HealthCheckServiceOptions>, HealthCheckKeysValidator>();
        services.AddHostedService<DistributedApplicationLifecycle>();

        // Without a dashboard nobody sees a failed dependency, or can start it again.
        services.Configure<ResourceNotificationServiceOptions>(o => o.DefaultWaitBehavior =
            options.DisableDashboard ? WaitBehavior.StopOnResourceUnavailable : WaitBehavior.WaitOnResourceUnavailable);
        AddModelHandlers(builder.Eventing, options);
        if (builder.ExecutionContext.IsRunMode)
        {
            services.AddRunMode(host.Configuration, builder.UserSecretsManager, builder.Eventing, options, builder.AppHostAssembly);
        }
        else
        {
            // Nothing of the model runs, so nothing is checked.
            services.Configure<HealthCheckPublisherOptions>(o => o.Predicate = _ => false);
            services.AddSingleton<ManifestPublisher>();
            services.AddHostedService(s => s.GetRequiredService<ManifestPublisher>());
        }
    }

    private static void AddLogging(HostApplicationBuilder host, DistributedApplicationOptions options)
    {
        var logging = host.Logging;
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Error);
        logging.AddFilter("Aspire.Hosting.Dashboard", LogLevel.Warning);
        if (!options.DisableDashboard)
        {
            // The dashboard shows what is not healthy yet; on the console it is noise.
            logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService", LogLevel.None);
        }

        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServer", LogLevel.Warning);

        // Last, so that the developer's own settings win.
        logging.AddConfiguration(host.Configuration.GetSection("Logging"));
    }

    private static void AddModelHandlers(IDistributedApplicationEventing eventing, DistributedApplicationOptions options)
    {
        eventing.Subscribe<BeforeStartEvent>((e, _) =>
        {
            foreach (var endpoint in e.Model.Resources.Where(r => r.HasAnnotationOfType<Http2ServiceAnnotation>()).SelectMany(r => r.Annotations.OfType<EndpointAnnotation>()))
            {
                endpoint.Transport = endpoint.Transport == "http" ? "http2" : endpoint.Transport;
            }

            return Task.CompletedTask;
        });
        if (!string.IsNullOrEmpty(options.ContainerRegistryOverride))
        {
            eventing.Subscribe<BeforeStartEvent>((e, _) =>
            {
                foreach (var image in e.Model.Resources.SelectMany(r => r.Annotations.OfType<ContainerImageAnnotation>()))
                {
                    image.Registry = options.ContainerRegistryOverride;
                }

                return Task.CompletedTask;
            });
        }
    }
}
