using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;

namespace Aspire.Hosting.Dcp;

/// <summary>Turns a DCP object into the snapshot of the resource it runs.</summary>
internal sealed class SnapshotBuilder(DcpObjects objects, EndpointMap endpoints)
{
    // What DCP reports when it could not learn how a container ended.
    private const int UnknownExitCode = -1;

    public CustomResourceSnapshot Build(IResource resource, CustomResource item, CustomResourceSnapshot previous) => item switch
    {
        Container container => Build(resource, container, previous),
        Executable executable => Build(resource, executable, previous),
        _ => previous,
    };

    private CustomResourceSnapshot Build(IResource resource, Container container, CustomResourceSnapshot previous)
    {
        const string type = "Container";
        var (spec, status) = (container.Spec, container.Status);
        var current = Common(resource, container, previous) with
        {
            ResourceType = previous.ResourceType ?? type,
            State = ResourceStatus.Of(container).State,
            ExitCode = status?.ExitCode == UnknownExitCode ? null : status?.ExitCode,
            EnvironmentVariables = Variables(status?.EffectiveEnv ?? spec.Env, spec.Env),
            Volumes = [.. (spec.VolumeMounts ?? []).Select(v => new VolumeSnapshot(v.Source, v.Target ?? "", v.Type, v.ReadOnly))],
        };
        return current with
        {
            Properties = current.Properties.With(
            [
                PropertyMetadata.Create(type, KnownProperties.Container.Image, spec.Image),
                PropertyMetadata.Create(type, KnownProperties.Container.Id, status?.ContainerId),
                PropertyMetadata.Create(type, KnownProperties.Container.Command, spec.Command),
                PropertyMetadata.Create(type, KnownProperties.Container.Args, Texts(status?.EffectiveArgs), isSensitive: true),
                PropertyMetadata.Create(type, KnownProperties.Container.Ports, (spec.Ports ?? []).Select(p => p.ContainerPort).OfType<int>().ToImmutableArray()),
                PropertyMetadata.Create(type, KnownProperties.Container.Lifetime, spec.Persistent == true ? ContainerLifetime.Persistent : ContainerLifetime.Session),
                .. LaunchArguments(container, status?.EffectiveArgs),
            ]),
        };
    }

    private CustomResourceSnapshot Build(IResource resource, Executable executable, CustomResourceSnapshot previous)
    {
        var (spec, status) = (executable.Spec, executable.Status);
        var project = resource as ProjectResource;
        var type = project is null ? "Executable" : "Project";
        var current = Common(resource, executable, previous) with
        {
            ResourceType = previous.ResourceType ?? type,
            State = executable.AppModelInitialState is "Hidden" ? "Hidden" : ResourceStatus.Of(executable).State,
            ExitCode = status?.ExitCode,
            EnvironmentVariables = Variables(status?.EffectiveEnv, spec.Env),
        };
        ResourcePropertySnapshot[] forProject = project is null
            ? []
            :
            [
                PropertyMetadata.Create(type, KnownProperties.Project.Path, project.GetProjectMetadata().ProjectPath),
                PropertyMetadata.Create(type, KnownProperties.Project.LaunchProfile, project.GetEffectiveLaunchProfile()?.Name),
            ];
        return current with
        {
            Properties = current.Properties.With(
            [
                PropertyMetadata.Create(type, KnownProperties.Executable.Path, spec.ExecutablePath),
                PropertyMetadata.Create(type, KnownProperties.Executable.WorkDir, spec.WorkingDirectory),
                PropertyMetadata.Create(type, KnownProperties.Executable.Args, Texts(status?.EffectiveArgs), isSensitive: true),
                PropertyMetadata.Create(type, KnownProperties.Executable.Pid, status?.Pid),
                .. forProject,
                .. LaunchArguments(executable, status?.EffectiveArgs),
            ]),
        };
    }

    private CustomResourceSnapshot Common(IResource resource, CustomResource item, CustomResourceSnapshot previous)
    {
        var status = ResourceStatus.Of(item);
        return previous with
        {
            CreationTimeStamp = ResourceStatus.Utc(item.Metadata.CreationTimestamp),
            StartTimeStamp = status.Started,
            StopTimeStamp = status.Finished,
            Urls = Urls(resource, item, status.State),
            Relationships = ResourceSnapshotBuilder.BuildRelationships(resource),
        };
    }

    private ImmutableArray<UrlSnapshot> Urls(IResource resource, CustomResource item, string? state)
    {
        var urls = resource.Annotations.OfType<ResourceUrlAnnotation>().ToList();
        var own = urls.Where(u => u.Endpoint is { } e && e.Resource.Name == resource.Name);
        var foreign = urls.Where(u => u.Endpoint is { } e && e.Resource.Name != resource.Name);
        return
        [
            .. own.Select(u => Url(u, IsActive(resource, u.Endpoint!.EndpointName, item))),
            .. foreign.Select(u => Url(u, IsActive(u.Endpoint!.Resource, u.Endpoint.EndpointName, owner: null))),
            .. urls.Where(u => u.Endpoint is null).Select(u => Url(u, state == KnownResourceStates.Running)),
        ];
    }

    private bool IsActive(IResource resource, string endpoint, CustomResource? owner) =>
        objects.Services.FirstOrDefault(s => s.Resource == resource && string.Equals(s.Endpoint.Name, endpoint, StringComparison.OrdinalIgnoreCase)) is { } service
        && endpoints.Exists(service.Service.Metadata.Name, owner);

    private static UrlSnapshot Url(ResourceUrlAnnotation url, bool isActive) =>
        new(url.Endpoint?.EndpointName, url.Url, url.DisplayLocation == UrlDisplayLocation.DetailsOnly)
        {
            IsInactive = !isActive,
            DisplayProperties = ResourceUrls.Display(url),
        };

    private static IEnumerable<ResourcePropertySnapshot> LaunchArguments(CustomResource item, List<string>? effective)
    {
        var arguments = item.GetAnnotation(CustomResource.ResourceAppArgsAnnotation) is null
            ? null
            : item.GetAnnotation(CustomResource.ResourceAppArgsAnnotation, ArgumentsJsonContext.Default.IReadOnlyListAppLaunchArgument);
        var sensitive = arguments?.Any(a => a.IsSensitive) == true;
        yield return new(KnownProperties.Resource.AppArgs, arguments?.Select(Text).ToImmutableArray()) { IsSensitive = sensitive };
        yield return new(KnownProperties.Resource.AppArgsSensitivity, arguments?.Select(a => a.IsSensitive ? 1 : 0).ToImmutableArray()) { IsSensitive = sensitive };

        string Text(AppLaunchArgument argument) =>
            argument.EffectiveArgumentIndex is { } index && index < effective?.Count ? effective[index] : argument.Argument;
    }

    private static ImmutableArray<EnvironmentVariableSnapshot> Variables(List<EnvVar>? effective, List<EnvVar>? spec) =>
    [
        .. (effective ?? [])
            .Select(v => new EnvironmentVariableSnapshot(v.Name, v.Value ?? "", spec?.Any(s => s.Name == v.Name) ?? true))
            .OrderBy(v => v.Name, StringComparer.Ordinal),
    ];

    private static ImmutableArray<string> Texts(List<string>? texts) => [.. texts ?? []];
}
