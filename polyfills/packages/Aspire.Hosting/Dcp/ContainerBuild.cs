using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>The image build that DCP does before it starts the container.</summary>
internal static class ContainerBuild
{
    public static async Task<BuildContext?> CreateAsync(IResource resource, CancellationToken cancellationToken)
    {
        if (resource.Annotations.OfType<DockerfileBuildAnnotation>().LastOrDefault() is not { } build)
        {
            return null;
        }

        var arguments = new List<EnvVar>();
        foreach (var (name, value) in build.BuildArguments)
        {
            arguments.Add(new EnvVar { Name = name, Value = await TextAsync(value, cancellationToken).ConfigureAwait(false) });
        }

        var secrets = new List<BuildContextSecret>();
        foreach (var (id, value) in build.BuildSecrets)
        {
            secrets.Add(value is FileInfo file
                ? new BuildContextSecret { Id = id, Type = "file", Source = file.FullName }
                : new BuildContextSecret { Id = id, Type = "env", Value = await TextAsync(value, cancellationToken).ConfigureAwait(false) });
        }

        return new BuildContext
        {
            Context = build.ContextPath,
            Dockerfile = build.DockerfilePath,
            Stage = build.Stage,
            Args = arguments,
            Secrets = secrets,
        };
    }

    private static async ValueTask<string?> TextAsync(object? value, CancellationToken cancellationToken) => value switch
    {
        null => null,
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancellationToken).ConfigureAwait(false),
        bool flag => flag ? "true" : "false",
        _ => value.ToString(),
    };
}
