using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<ContainerResource> AddDockerfile(
        this IDistributedApplicationBuilder builder, [ResourceName] string name, string contextPath, string? dockerfilePath = null, string? stage = null) =>
        builder.AddContainer(name, "placeholder").WithDockerfile(contextPath, dockerfilePath, stage);

    /// <param name="builder">The container.</param>
    /// <param name="contextPath">The build context, from the AppHost's directory.</param>
    /// <param name="dockerfilePath">The Dockerfile, from the build context.</param>
    /// <param name="stage">The stage to stop at.</param>
    public static IResourceBuilder<T> WithDockerfile<T>(this IResourceBuilder<T> builder, string contextPath, string? dockerfilePath = null, string? stage = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(contextPath);
        var context = Path.TrimEndingDirectorySeparator(Path.GetFullPath(contextPath, builder.ApplicationBuilder.AppHostDirectory));
        var build = new DockerfileBuildAnnotation(context, Path.GetFullPath(dockerfilePath ?? "Dockerfile", context), stage);
        var (name, tag) = (builder.Resource.Name.ToLowerInvariant(), NewTag());
        if (builder.Resource.IsContainer())
        {
            // The image it has by name stays known: it is what a deployment may use instead.
            (build.ImageName, build.ImageTag) = (name, tag);
            return builder.WithAnnotation(build, ResourceAnnotationMutationBehavior.Replace);
        }

        builder.WithAnnotation(build, ResourceAnnotationMutationBehavior.Replace);
        return builder.WithImage(name, tag).WithImageRegistry(registry: null);
    }

    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value)
        where T : ContainerResource
    {
        builder.Build(nameof(WithBuildArg)).BuildArguments[name] = value;
        return builder;
    }

    /// <exception cref="InvalidOperationException">The parameter is secret: arguments stay readable in the image.</exception>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(value);
        return value.Resource.Secret
            ? throw new InvalidOperationException(
                $"Cannot add secret parameter '{value.Resource.Name}' as build argument '{name}' while configuring resource '{builder.Resource.Name}'. Use WithBuildSecret instead.")
            : builder.WithBuildArg(name, value.Resource);
    }

    public static IResourceBuilder<T> WithBuildSecret<T>(this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> value)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(value);
        builder.Build(nameof(WithBuildSecret)).BuildSecrets[name] = value.Resource;
        return builder;
    }

    // A new tag at each start, so that no container of an older build is taken for the new one.
    private static string NewTag() => RandomNumberGenerator.GetHexString(40, lowercase: true);

    private static DockerfileBuildAnnotation Build<T>(this IResourceBuilder<T> builder, string caller)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.Annotations.OfType<DockerfileBuildAnnotation>().SingleOrDefault() ?? throw new InvalidOperationException(
            $"The resource '{builder.Resource.Name}' does not have a Dockerfile build annotation. Call WithDockerfile before calling {caller}.");
    }
}
