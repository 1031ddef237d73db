using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Api;
using Aspire.Hosting.Dcp.Model;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>Completes the spec of a container and hands it to DCP, which builds or pulls its image and starts it.</summary>
internal sealed class ContainerCreator(
    ResourceConfiguration configuration,
    ContainerTunnel tunnel,
    DcpDependencyCheck dependencies,
    DistributedApplicationExecutionContext executionContext,
    DcpApi api)
{
    public async Task CreateAsync(ContainerInstance instance, ILogger logger, CancellationToken cancellationToken)
    {
        var (resource, spec) = (instance.Resource, instance.Container.Spec);
        var raw = await configuration.GetRawAsync(resource, logger, cancellationToken).ConfigureAwait(false);
        await tunnel.ConnectAsync(resource, ResourceConfiguration.References(raw), logger, cancellationToken).ConfigureAwait(false);
        spec.Build = await ContainerBuild.CreateAsync(resource, cancellationToken).ConfigureAwait(false);
        spec.VolumeMounts = Mounts(resource);
        spec.RunArgs = await RuntimeArgumentsAsync(resource, cancellationToken).ConfigureAwait(false);
        var resolved = await configuration.ResolveAsync(resource, logger, cancellationToken).ConfigureAwait(false);
        spec.Ports = instance.Services.Count > 0 ? [.. instance.Services.Select(Port)] : null;
        spec.Env = resolved.ToEnvVars();
        spec.CreateFiles = await ContainerFiles.CreateAsync(resource, executionContext, cancellationToken).ConfigureAwait(false);
        SetCommand(instance, resolved);
        dependencies.ReportContainerRuntime(
            await dependencies.GetInfoAsync(force: false, cancellationToken).ConfigureAwait(false), throwIfUnhealthy: false);
        await api.CreateAsync(instance.Container, cancellationToken).ConfigureAwait(false);
    }

    // With ShellExecution the entrypoint is a shell and all arguments are one command for it.
    private static void SetCommand(ContainerInstance instance, ResolvedConfiguration resolved)
    {
        var spec = instance.Container.Spec;
        var container = instance.Resource as ContainerResource;
        var shell = container?.ShellExecution == true;
        var arguments = resolved.Arguments.Select(a => a.Value);
        spec.Command = container?.Entrypoint ?? spec.Command;
        spec.Args = shell ? ["-c", string.Join(' ', arguments)] : [.. arguments];
        instance.Container.Annotate<AppLaunchArgument>(
            CustomResource.ResourceAppArgsAnnotation,
            [
                .. resolved.Arguments.Select((a, i) => new AppLaunchArgument
                {
                    Argument = a.Value,
                    IsSensitive = a.IsSensitive,
                    EffectiveArgumentIndex = shell ? null : i,
                }),
            ],
            ArgumentsJsonContext.Default.IReadOnlyListAppLaunchArgument);
    }

    private static ContainerPortSpec Port(ServiceResource service)
    {
        var endpoint = service.Endpoint;
        return new ContainerPortSpec
        {
            ContainerPort = endpoint.TargetPort,
            HostPort = endpoint.IsProxied ? null : endpoint.SpecifiedPort,
            Protocol = endpoint.Protocol == ProtocolType.Udp ? PortProtocol.Udp : PortProtocol.Tcp,
            HostIP = endpoint.TargetHost == "localhost" ? null : endpoint.TargetHost,
        };
    }

    private static List<VolumeMount> Mounts(IResource resource) =>
    [
        .. resource.Annotations.OfType<ContainerMountAnnotation>().Select(m => new VolumeMount
        {
            Type = m.Type == ContainerMountType.BindMount ? "bind" : "volume",
            Source = m.Source,
            Target = m.Target,
            ReadOnly = m.IsReadOnly,
        }),
    ];

    private async Task<List<string>> RuntimeArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var values = new List<object>();
        foreach (var annotation in resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
        {
            await annotation.Callback(new ContainerRuntimeArgsCallbackContext(values, cancellationToken)).ConfigureAwait(false);
        }

        var arguments = new List<string>();
        foreach (var value in values)
        {
            var text = value is IValueProvider provider
                ? await provider.GetValueAsync(new ValueProviderContext { ExecutionContext = executionContext, Caller = resource }, cancellationToken).ConfigureAwait(false)
                : value.ToString();
            if (text is not null)
            {
                arguments.Add(text);
            }
        }

        return arguments;
    }
}
