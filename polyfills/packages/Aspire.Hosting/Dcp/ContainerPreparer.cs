using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Dcp;

/// <summary>Makes the DCP objects of containers and of the one network they share.</summary>
internal sealed class ContainerPreparer(
    DistributedApplicationModel model,
    DcpNameGenerator names,
    DcpObjects objects,
    IHostEnvironment environment)
{
    private const string TunnelName = "aspire";
    private const int MaxApplicationName = 32;

    /// <summary>The network, if the model has containers.</summary>
    public ContainerNetwork? PrepareNetwork()
    {
        IResource[] containers = [.. model.Resources.Where(r => r.IsContainer())];
        if (containers.Length == 0)
        {
            return null;
        }

        var persistent = containers.Any(c => c.IsPersistent());
        var application = Normalize(AppHostName.Shorten(environment.ApplicationName));
        var name = persistent
            ? $"aspire-persistent-network-{names.ProjectSuffix}"
            : $"aspire-session-network-{DcpNameGenerator.NewSuffix()}";
        return new ContainerNetwork
        {
            Metadata = { Name = KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value },
            Spec = { NetworkName = application.Length > 0 ? $"{name}-{application}" : name, Persistent = persistent ? true : null },
        };
    }

    public void Prepare()
    {
        foreach (var resource in model.Resources.Where(r => r.IsContainer()))
        {
            CheckNames(resource);
            resource.AddLifecycleCommands();
            names.EnsureInstances(resource);
            var instance = Create(resource);
            ServiceProducers.Attach(instance, objects, replicas: 1);
            objects.Add(instance);
        }
    }

    private static ContainerInstance Create(IResource resource)
    {
        if (!resource.TryGetContainerImageName(out var image))
        {
            throw new InvalidOperationException($"Container resource '{resource.Name}' has no image.");
        }

        var names = resource.GetInstance(0);
        var container = new Container
        {
            Metadata = { Name = names.Name },
            Spec =
            {
                Image = image,
                ContainerName = names.Name,
                Persistent = resource.IsPersistent() ? true : null,
                PullPolicy = PullPolicy(resource),
                Networks = [new() { Name = KnownNetworkIdentifiers.DefaultAspireContainerNetwork.Value, Aliases = [.. Aliases(resource)] }],
                Start = resource.IsExplicitStart() ? false : null,
            },
        };
        container.Annotate(CustomResource.ResourceNameAnnotation, resource.Name);
        container.Annotate(CustomResource.OtelServiceNameAnnotation, resource.Name);
        container.Annotate(CustomResource.OtelServiceInstanceIdAnnotation, resource.OtelInstanceId(names));
        var instance = new ContainerInstance(resource, container);
        InitialState.Annotate(instance);
        return instance;
    }

    private static IEnumerable<string> Aliases(IResource resource) =>
        resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Alias)
            .Prepend($"{resource.Name}.{EndpointAllocator.ContainerDomain}")
            .Prepend(resource.Name);

    private static string? PullPolicy(IResource resource) =>
        resource.Annotations.OfType<ContainerImagePullPolicyAnnotation>().LastOrDefault()?.ImagePullPolicy switch
        {
            ImagePullPolicy.Always => "always",
            ImagePullPolicy.Missing => "missing",
            ImagePullPolicy.Never => "never",
            _ => null,
        };

    private static void CheckNames(IResource resource)
    {
        var used = resource.Annotations.OfType<ContainerNetworkAliasAnnotation>().Select(a => a.Alias)
            .Concat(resource.Annotations.OfType<ContainerNameAnnotation>().Select(a => a.Name))
            .Prepend(resource.Name);
        if (used.Any(n => string.Equals(n, TunnelName, StringComparison.OrdinalIgnoreCase)))
        {
            throw new DistributedApplicationException(
                $"Container resource '{resource.Name}' uses the name '{TunnelName}', which conflicts with the Aspire container tunnel container name. Rename it or disable the Aspire container tunnel.");
        }
    }

    private static string Normalize(string name)
    {
        var valid = string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'));
        return valid.Length <= MaxApplicationName ? valid : valid[..MaxApplicationName];
    }
}
