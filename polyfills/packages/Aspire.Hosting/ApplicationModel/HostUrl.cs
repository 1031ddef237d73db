using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>An address of the machine the AppHost runs on; containers reach it by another name, and through the tunnel by another port.</summary>
public record HostUrl(string Url) : IExpressionValue
{
    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    async ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.EffectiveNetwork == KnownNetworkIdentifiers.LocalhostNetwork
            || context.ExecutionContext is not { IsRunMode: true } execution
            || !Uri.TryCreate(Url, UriKind.Absolute, out var uri)
            || !uri.IsLoopback)
        {
            return Url;
        }

        var seen = new UriBuilder(uri) { Host = KnownHostNames.DockerDesktopHostBridge };
        if (FindTunnel(execution, uri.Port, context.EffectiveNetwork) is { } tunnel)
        {
            var port = await tunnel.Property(EndpointProperty.Port).GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            (seen.Host, seen.Port) = (KnownHostNames.DefaultContainerTunnelHostName, int.Parse(port!, CultureInfo.InvariantCulture));
        }

        var text = seen.Uri.ToString();
        return Url.EndsWith('/') ? text : text.TrimEnd('/');
    }

    // The process of the application that listens there, if there is one: it has an address for containers.
    private static EndpointReference? FindTunnel(DistributedApplicationExecutionContext execution, int port, NetworkIdentifier network) =>
        !execution.TryGetServices(out var services) ? null : services.GetRequiredService<DistributedApplicationModel>().Resources
            .Where(r => !r.IsContainer())
            .OfType<IResourceWithEndpoints>()
            .SelectMany(r => r.GetEndpoints(network))
            .FirstOrDefault(e => e.EndpointAnnotation.Port == port && e.EndpointAnnotation.DefaultNetworkID == KnownNetworkIdentifiers.LocalhostNetwork);
}
