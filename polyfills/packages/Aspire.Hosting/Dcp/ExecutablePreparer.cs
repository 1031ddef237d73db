using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;
using Aspire.Hosting.Orchestrator;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dcp;

/// <summary>Makes the DCP objects of projects (one per replica) and executables, without what is only known at their start.</summary>
internal sealed class ExecutablePreparer(
    DistributedApplicationModel model,
    DistributedApplicationOptions options,
    IConfiguration configuration,
    DcpNameGenerator names,
    DcpObjects objects)
{
    public void Prepare()
    {
        foreach (var resource in model.Resources.Where(r => r is ProjectResource or ExecutableResource && !r.IsContainer()))
        {
            resource.AddLifecycleCommands();
            names.EnsureInstances(resource);
            var replicas = resource is ProjectResource ? resource.GetReplicaCount() : 1;
            for (var i = 0; i < replicas; i++)
            {
                var instance = resource is ProjectResource project ? ForProject(project, i) : ForExecutable((ExecutableResource)resource);
                Annotate(instance, i, replicas);
                ServiceProducers.Attach(instance, objects, replicas);
                objects.Add(instance);
            }
        }
    }

    private static ExecutableInstance ForExecutable(ExecutableResource resource) =>
        new(resource, new Executable
        {
            Metadata = { Name = resource.GetInstance(0).Name },
            Spec = { ExecutablePath = resource.Command, WorkingDirectory = resource.WorkingDirectory },
        });

    private ExecutableInstance ForProject(ProjectResource project, int replica)
    {
        var metadata = project.GetProjectMetadata();
        var command = ProjectCommand(metadata);
        var executable = new Executable
        {
            Metadata = { Name = project.GetInstance(replica).Name },
            Spec = { ExecutablePath = "dotnet", WorkingDirectory = Path.GetDirectoryName(metadata.ProjectPath) },
        };
        executable.Annotate<string>(CustomResource.ResourceProjectArgsAnnotation, command, ArgumentsJsonContext.Default.IReadOnlyListString);
        executable.Annotate<ProjectLaunchConfiguration>(
            CustomResource.LaunchConfigurationsAnnotation,
            [new ProjectLaunchConfiguration { ProjectPath = metadata.ProjectPath }],
            LaunchConfigurationJsonContext.Default.IReadOnlyListProjectLaunchConfiguration);
        return new ExecutableInstance(project, executable) { CommandPrefix = command };
    }

    private List<string> ProjectCommand(IProjectMetadata metadata)
    {
        List<string> command = configuration["DOTNET_WATCH"] is "1" or "true"
            ? ["watch", "--non-interactive", "--no-hot-reload", "--project", metadata.ProjectPath]
            : metadata.SuppressBuild
                ? ["run", "--project", metadata.ProjectPath, "--no-build"]
                : ["run", "--project", metadata.ProjectPath];
        if (options.Configuration is { Length: > 0 } build)
        {
            command.AddRange(["--configuration", build]);
        }

        // The model has the launch profile's settings already, and they must win over what dotnet run would set.
        command.Add("--no-launch-profile");
        return command;
    }

    private static void Annotate(ExecutableInstance instance, int replica, int replicas)
    {
        var resource = instance.Resource;
        instance.Executable.Annotate(CustomResource.OtelServiceNameAnnotation, resource.Name);
        instance.Executable.Annotate(CustomResource.OtelServiceInstanceIdAnnotation, resource.OtelInstanceId(resource.GetInstance(replica)));
        instance.Executable.Annotate(CustomResource.ResourceNameAnnotation, resource.Name);
        instance.Executable.Annotate(CustomResource.ResourceReplicaCount, Text(replicas));
        instance.Executable.Annotate(CustomResource.ResourceReplicaIndex, Text(replica));
        InitialState.Annotate(instance);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
