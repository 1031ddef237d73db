using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes one resource.</summary>
internal sealed class ManifestResourceWriter(ManifestPublishingContext context)
{
    private Utf8JsonWriter Writer => context.Writer;

    public async Task WriteAsync(IResource resource)
    {
        if (resource.Annotations.OfType<ManifestPublishingCallbackAnnotation>().LastOrDefault() is { } own)
        {
            if (own.Callback is { } callback)
            {
                await WriteObjectAsync(resource, () => callback(context)).ConfigureAwait(false);
            }

            return;
        }

        await WriteObjectAsync(resource, () => resource switch
        {
            ContainerResource container => WriteContainerAsync(container),
            ProjectResource project => WriteProjectAsync(project),
            ExecutableResource executable => WriteExecutableAsync(executable),
            ParameterResource parameter => Done(() => WriteParameter(parameter)),
            IResourceWithConnectionString => Done(() => WriteValue(resource)),
            _ => Done(() => Writer.WriteString("error", "This resource does not support generation in the manifest.")),
        }).ConfigureAwait(false);
    }

    public async Task WriteContainerAsync(ContainerResource container)
    {
        var build = container.Annotations.OfType<DockerfileBuildAnnotation>().SingleOrDefault();
        Writer.WriteString("type", build is null ? "container.v0" : "container.v1");
        if (build is null)
        {
            if (!container.TryGetContainerImageName(out var image))
            {
                throw new DistributedApplicationException($"Could not get the container image name for resource '{container.Name}'.");
            }

            context.WriteConnectionString(container);
            Writer.WriteString("image", image);
        }
        else
        {
            context.WriteConnectionString(container);
            WriteBuild(build);
        }

        if (container.Entrypoint is not null)
        {
            Writer.WriteString("entrypoint", container.Entrypoint);
        }

        await context.WriteCommandLineArgumentsAsync(container).ConfigureAwait(false);
        WriteMounts(container);
        await context.WriteEnvironmentVariablesAsync(container).ConfigureAwait(false);
        context.WriteBindings(container);
    }

    private async Task WriteProjectAsync(ProjectResource project)
    {
        Writer.WriteString("type", "project.v0");
        Writer.WriteString("path", context.GetManifestRelativePath(project.GetProjectMetadata().ProjectPath));
        await context.WriteCommandLineArgumentsAsync(project).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(project).ConfigureAwait(false);
        context.WriteBindings(project);
    }

    private async Task WriteExecutableAsync(ExecutableResource executable)
    {
        Writer.WriteString("type", "executable.v0");
        context.WriteConnectionString(executable);
        Writer.WriteString("workingDirectory", context.GetManifestRelativePath(executable.WorkingDirectory));
        Writer.WriteString("command", executable.Command);
        await context.WriteCommandLineArgumentsAsync(executable).ConfigureAwait(false);
        await context.WriteEnvironmentVariablesAsync(executable).ConfigureAwait(false);
        context.WriteBindings(executable);
    }

    private void WriteParameter(ParameterResource parameter)
    {
        Writer.WriteString("type", "parameter.v0");
        if (parameter.IsConnectionString)
        {
            Writer.WriteString("connectionString", parameter.ValueExpression);
        }

        Writer.WriteString("value", $"{{{parameter.Name}.inputs.value}}");
        Writer.WriteStartObject("inputs");
        Writer.WriteStartObject("value");
        Writer.WriteString("type", "string");
        if (parameter.Secret)
        {
            Writer.WriteBoolean("secret", true);
        }

        if (parameter.Default is not null)
        {
            Writer.WriteStartObject("default");
            parameter.Default.WriteToManifest(context);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteValue(IResource resource)
    {
        Writer.WriteString("type", "value.v0");
        context.WriteConnectionString(resource);
    }

    private void WriteBuild(DockerfileBuildAnnotation build)
    {
        Writer.WriteStartObject("build");
        Writer.WriteString("context", context.GetManifestRelativePath(build.ContextPath));
        Writer.WriteString("dockerfile", context.GetManifestRelativePath(build.DockerfilePath));
        if (build.Stage is { } stage)
        {
            Writer.WriteString("stage", stage);
        }

        if (!build.HasEntrypoint)
        {
            Writer.WriteBoolean("buildOnly", true);
        }

        if (build.BuildArguments.Count > 0)
        {
            Writer.WriteStartObject("args");
            foreach (var (name, value) in build.BuildArguments)
            {
                // Without a value, docker takes it from its environment.
                Writer.WriteString(name, value is null ? null : context.Express(value, ManifestValues.ToText(value)));
                context.TryAddDependentResources(value);
            }

            Writer.WriteEndObject();
        }

        WriteBuildSecrets(build);
        Writer.WriteEndObject();
    }

    private void WriteBuildSecrets(DockerfileBuildAnnotation build)
    {
        if (build.BuildSecrets.Count == 0)
        {
            return;
        }

        Writer.WriteStartObject("secrets");
        foreach (var (name, value) in build.BuildSecrets)
        {
            Writer.WriteStartObject(name);
            if (value is FileInfo file)
            {
                Writer.WriteString("type", "file");
                Writer.WriteString("source", context.GetManifestRelativePath(file.FullName));
            }
            else
            {
                Writer.WriteString("type", "env");
                Writer.WriteString("value", context.Express(value, ManifestValues.ToText(value)));
            }

            Writer.WriteEndObject();
            context.TryAddDependentResources(value);
        }

        Writer.WriteEndObject();
    }

    private void WriteMounts(ContainerResource container)
    {
        var mounts = container.Annotations.OfType<ContainerMountAnnotation>().ToLookup(mount => mount.Type);
        WriteArray("bindMounts", mounts[ContainerMountType.BindMount], mount =>
        {
            Writer.WriteString("source", context.GetManifestRelativePath(mount.Source));
            Writer.WriteString("target", mount.Target.Replace('\\', '/'));
        });
        WriteArray("volumes", mounts[ContainerMountType.Volume], mount =>
        {
            if (mount.Source is not null)
            {
                Writer.WriteString("name", mount.Source);
            }

            Writer.WriteString("target", mount.Target);
        });
    }

    private void WriteArray(string name, IEnumerable<ContainerMountAnnotation> mounts, Action<ContainerMountAnnotation> write)
    {
        if (!mounts.Any())
        {
            return;
        }

        Writer.WriteStartArray(name);
        foreach (var mount in mounts)
        {
            Writer.WriteStartObject();
            write(mount);
            Writer.WriteBoolean("readOnly", mount.IsReadOnly);
            Writer.WriteEndObject();
        }

        Writer.WriteEndArray();
    }

    private async Task WriteObjectAsync(IResource resource, Func<Task> write)
    {
        Writer.WriteStartObject(resource.Name);
        await write().ConfigureAwait(false);
        Writer.WriteEndObject();
    }

    private static Task Done(Action write)
    {
        write();
        return Task.CompletedTask;
    }
}
