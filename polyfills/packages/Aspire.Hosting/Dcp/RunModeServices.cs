using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Health;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp;

/// <summary>What an AppHost needs to run its model: orchestration by DCP, health checks and the dashboard.</summary>
internal static class RunModeServices
{
    public static void AddRunMode(
        this IServiceCollection services,
        IConfigurationManager configuration,
        IUserSecretsManager secrets,
        IDistributedApplicationEventing eventing,
        DistributedApplicationOptions options,
        Assembly? appHost)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.AddHostedService<ResourceHealthCheckService>();
        services.AddSingleton<InteractionBroker>();
        if (!options.DisableDashboard)
        {
            AddDashboard(services, configuration, secrets);
        }

        if (options.EnableResourceLogging)
        {
            // Before the orchestrator, so that no line is missed.
            services.AddHostedService<ResourceLoggerForwarderService>();
        }

        AddOrchestrator(services, configuration, appHost);
        eventing.Subscribe<BeforeStartEvent>((e, _) =>
        {
            var names = e.Services.GetRequiredService<DcpNameGenerator>();
            foreach (var resource in e.Model.Resources)
            {
                names.EnsureInstances(resource);
            }

            return Task.CompletedTask;
        });
    }

    private static void AddOrchestrator(IServiceCollection services, IConfiguration configuration, Assembly? appHost)
    {
        services.AddOptions<DcpOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<DcpOptions>>(new ConfigureDcpOptions(appHost, configuration));
        services.AddSingleton<IValidateOptions<DcpOptions>, ValidateDcpOptions>();
        services.AddSingleton<Locations>();
        services.AddSingleton<DcpConnection>();
        services.AddSingleton<DcpApi>();
        services.AddSingleton<DcpDependencyCheck>();
        services.AddSingleton<DcpHost>();
        services.AddSingleton<DcpNameGenerator>();
        services.AddSingleton<DcpObjects>();
        services.AddSingleton<EndpointMap>();
        services.AddSingleton<ProxylessPortAllocator>();
        services.AddSingleton<ServicePreparer>();
        services.AddSingleton<ContainerPreparer>();
        services.AddSingleton<ExecutablePreparer>();
        services.AddSingleton<ResourceConfiguration>();
        services.AddSingleton<ObjectWaiter>();
        services.AddSingleton<StartupSignals>();
        services.AddSingleton<ContainerTunnel>();
        services.AddSingleton<ContainerCreator>();
        services.AddSingleton<ExecutableCreator>();
        services.AddSingleton<InstanceStarter>();
        services.AddSingleton<SnapshotBuilder>();
        services.AddSingleton<LogStreams>();
        services.AddSingleton<DcpResourceWatcher>();
        services.AddSingleton<DcpExecutor>();
        services.AddSingleton<ResourceUrls>();
        services.AddSingleton<StartWait>();
        services.AddSingleton<ParameterProcessor>();
        services.AddSingleton<ResourceLifecycle>();
        services.AddSingleton<ApplicationOrchestrator>();
        services.AddHostedService<OrchestratorHostService>();
    }

    private static void AddDashboard(IServiceCollection services, IConfigurationManager configuration, IUserSecretsManager secrets)
    {
        SetKeys(configuration, secrets);
        services.AddOptions<TransportOptions>()
            .Configure(o => o.AllowUnsecureTransport = configuration.GetFlag("ASPIRE_ALLOW_UNSECURED_TRANSPORT"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<TransportOptions>, TransportOptionsValidator>();
        services.AddSingleton<IConfigureOptions<DashboardOptions>, ConfigureDashboardOptions>();
        services.AddSingleton<ResourceFeed>();
        services.AddHostedService(s => s.GetRequiredService<ResourceFeed>());
        services.AddSingleton<DashboardServiceHost>();
        services.AddHostedService(s => s.GetRequiredService<DashboardServiceHost>());
        services.AddHostedService<DashboardLogForwarder>();
        services.AddSingleton<DashboardEnvironment>();
        services.AddSingleton<DashboardSummary>();
        services.AddEventingSubscriber<DashboardLifecycle>();
    }

    // The keys that applications are given stay the same from run to run, so that a persistent container need not be made anew.
    private static void SetKeys(IConfigurationManager configuration, IUserSecretsManager secrets)
    {
        if (configuration.GetFlag("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS") || configuration.GetFlag("DOTNET_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"))
        {
            configuration.AddInMemoryCollection([new(DashboardKeys.ResourceServiceAuthMode, DashboardKeys.UnsecuredMode)]);
            return;
        }

        configuration.AddInMemoryCollection(
        [
            new(DashboardKeys.OtlpApiKey, Kept(DashboardKeys.OtlpApiKey)),
            new(DashboardKeys.DashboardApiKey, Kept(DashboardKeys.DashboardApiKey)),
            new(DashboardKeys.BrowserToken, configuration.GetFirst("ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN", "DOTNET_DASHBOARD_FRONTEND_BROWSERTOKEN") ?? DashboardKeys.NewToken()),
            new(DashboardKeys.ResourceServiceAuthMode, DashboardKeys.ApiKeyMode),
            new(DashboardKeys.ResourceServiceApiKey, configuration.GetFirst("ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY", "DOTNET_DASHBOARD_RESOURCESERVICE_APIKEY") ?? DashboardKeys.NewToken()),
        ]);

        string Kept(string name)
        {
            if (configuration.GetFirst(name) is { } known)
            {
                return known;
            }

            var made = DashboardKeys.NewToken();
            secrets.TrySetSecret(name, made);
            return made;
        }
    }
}
