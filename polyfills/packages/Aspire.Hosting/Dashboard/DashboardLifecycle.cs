using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// Puts the dashboard into the model as a hidden executable, first in the list, and tells its addresses when it is healthy.
/// </summary>
internal sealed class DashboardLifecycle(
    IConfiguration configuration,
    IOptions<DashboardOptions> options,
    DashboardEnvironment environment,
    DashboardSummary summary,
    IDistributedApplicationEventing eventing,
    ILogger<DistributedApplication> logger) : IDistributedApplicationEventingSubscriber
{
    public const string ResourceName = "aspire-dashboard";

    public Task SubscribeAsync(
        IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        if (executionContext.IsRunMode)
        {
            eventing.Subscribe<BeforeStartEvent>((e, _) =>
            {
                AddTo(e.Model);
                return Task.CompletedTask;
            });
        }

        return Task.CompletedTask;
    }

    private void AddTo(DistributedApplicationModel model)
    {
        if (options.Value.DashboardPath is not { Length: > 0 } configured)
        {
            throw new DistributedApplicationException("Dashboard path empty or file does not exist.");
        }

        var path = Path.GetFullPath(configured);
        var dashboard = new ExecutableResource(ResourceName, path, Path.GetDirectoryName(path) ?? "");
        dashboard.Annotations.Add(new CommandLineArgsCallbackAnnotation(args => args.Insert(0, "dashboard")));
        Configure(dashboard);
        model.Resources.Insert(0, dashboard);
    }

    private void Configure(ExecutableResource dashboard)
    {
        dashboard.Annotations.Add(new ExcludeLifecycleCommandsAnnotation());
        dashboard.Annotations.Add(new ResourceIconAnnotation("ContentView"));
        AddEndpoints(dashboard);
        dashboard.Annotations.Add(new ResourceUrlsCallbackAnnotation(NameUrls));
        dashboard.Annotations.Add(new ResourceSnapshotAnnotation(new CustomResourceSnapshot
        {
            ResourceType = "Executable",
            Properties = [],
            IsHidden = !configuration.GetFlag("ASPIRE_SHOW_DASHBOARD_RESOURCES"),
        }));
        dashboard.Annotations.Add(new EnvironmentCallbackAnnotation(environment.ConfigureAsync));
        eventing.Subscribe<ResourceReadyEvent>(dashboard, (_, cancellationToken) => summary.WriteAsync(dashboard, cancellationToken));
    }

    private void AddEndpoints(ExecutableResource dashboard)
    {
        var scheme = configuration.GetFlag("ASPIRE_ALLOW_UNSECURED_TRANSPORT") ? "http" : "https";
        var host = "localhost";
        if (string.IsNullOrWhiteSpace(options.Value.DashboardUrl))
        {
            dashboard.Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, uriScheme: scheme, name: scheme, isProxied: true));
            DashboardLog.DynamicUrl(logger);
        }
        else
        {
            foreach (var url in options.Value.DashboardUrl.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var address = BindingAddress.Parse(url);
                host = address.Scheme == scheme ? address.Host : host;
                dashboard.Annotations.Add(
                    new EndpointAnnotation(ProtocolType.Tcp, uriScheme: address.Scheme, port: address.Port, isProxied: true) { TargetHost = address.Host });
            }
        }

        var (grpc, http) = (options.Value.OtlpGrpcEndpointUrl, options.Value.OtlpHttpEndpointUrl);
        if (http is not null || grpc is null)
        {
            dashboard.Annotations.Add(OtlpEndpoint(DashboardEnvironment.OtlpHttp, http, scheme, host, transport: null));
        }

        if (grpc is not null || http is null)
        {
            dashboard.Annotations.Add(OtlpEndpoint(DashboardEnvironment.OtlpGrpc, grpc, scheme, host, transport: "http2"));
        }
    }

    private static EndpointAnnotation OtlpEndpoint(string name, string? url, string scheme, string host, string? transport)
    {
        var address = string.IsNullOrWhiteSpace(url) ? null : BindingAddress.Parse(url);
        return new EndpointAnnotation(
            ProtocolType.Tcp, uriScheme: address?.Scheme ?? scheme, transport: transport, name: name, port: address?.Port, isProxied: true)
        {
            TargetHost = address?.Host ?? host,
        };
    }

    private void NameUrls(ResourceUrlsCallbackContext context)
    {
        foreach (var url in context.Urls.Where(u => u.Endpoint is not null))
        {
            var endpoint = url.Endpoint!.EndpointName;
            if (endpoint is not ("http" or "https"))
            {
                url.DisplayText = endpoint;
                continue;
            }

            url.DisplayText = $"Dashboard ({endpoint})";
            if (options.Value.DashboardToken is { Length: > 0 } token)
            {
                url.Url = $"{url.Url}/login?t={token}";
            }
        }
    }
}
