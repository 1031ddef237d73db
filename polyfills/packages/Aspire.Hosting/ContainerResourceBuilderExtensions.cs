using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddResource(new ContainerResource(name)).WithImage(image);
    }

    public static IResourceBuilder<ContainerResource> AddContainer(this IDistributedApplicationBuilder builder, [ResourceName] string name, string image, string tag) =>
        builder.AddContainer(name, image).WithImageTag(tag);

    public static IResourceBuilder<T> WithImage<T>(this IResourceBuilder<T> builder, string image, string? tag = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        var parsed = ContainerReference.Parse(image);
        if (tag is not null && parsed.Tag is not null)
        {
            throw new InvalidOperationException("Ambiguous tags - a tag was provided on both the 'tag' and 'image' parameters");
        }

        if (tag is not null && parsed.Digest is not null)
        {
            throw new ArgumentOutOfRangeException(nameof(tag), "Tag conflicts with digest provided on the 'image' parameter");
        }

        var name = parsed.Registry is null ? parsed.Image : $"{parsed.Registry}/{parsed.Image}";
        if (!builder.Resource.TryGetLastAnnotation<ContainerImageAnnotation>(out var annotation))
        {
            builder.Resource.Annotations.Add(annotation = new ContainerImageAnnotation { Image = name });
        }

        annotation.Image = name;
        const string digest = "sha256:";
        if (parsed.Digest is null)
        {
            annotation.Tag = parsed.Tag ?? tag ?? "latest";
        }
        else
        {
            annotation.SHA256 = parsed.Digest.StartsWith(digest, StringComparison.Ordinal)
                ? parsed.Digest[digest.Length..]
                : throw new ArgumentOutOfRangeException(nameof(image), parsed.Digest, "invalid digest format");
        }

        if (builder.Resource.Annotations.OfType<DockerfileBuildAnnotation>().SingleOrDefault() is { } build)
        {
            (build.ImageName, build.ImageTag) = (null, null);
        }

        return builder;
    }

    public static IResourceBuilder<T> WithImageTag<T>(this IResourceBuilder<T> builder, string tag)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(tag);
        builder.Image().Tag = tag;
        if (builder.Resource.Annotations.OfType<DockerfileBuildAnnotation>().SingleOrDefault() is { ImageTag.Length: > 0 } build)
        {
            build.ImageTag = tag;
        }

        return builder;
    }

    public static IResourceBuilder<T> WithImageRegistry<T>(this IResourceBuilder<T> builder, string? registry)
        where T : ContainerResource
    {
        builder.Image().Registry = registry;
        return builder;
    }

    public static IResourceBuilder<T> WithImageSHA256<T>(this IResourceBuilder<T> builder, string sha256)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(sha256);
        builder.Image().SHA256 = sha256;
        return builder;
    }

    public static IResourceBuilder<T> WithImagePullPolicy<T>(this IResourceBuilder<T> builder, ImagePullPolicy pullPolicy)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerImagePullPolicyAnnotation { ImagePullPolicy = pullPolicy }, ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<T> WithEntrypoint<T>(this IResourceBuilder<T> builder, string entrypoint)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(entrypoint);
        builder.Resource.Entrypoint = entrypoint;
        return builder;
    }

    public static IResourceBuilder<T> WithContainerName<T>(this IResourceBuilder<T> builder, string name)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerNameAnnotation { Name = name }, ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<T> WithContainerNetworkAlias<T>(this IResourceBuilder<T> builder, string alias)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerNetworkAliasAnnotation(alias));
    }

    public static IResourceBuilder<T> WithLifetime<T>(this IResourceBuilder<T> builder, ContainerLifetime lifetime)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerLifetimeAnnotation { Lifetime = lifetime }, ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<T> WithEndpointProxySupport<T>(this IResourceBuilder<T> builder, bool proxyEnabled)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ProxySupportAnnotation { ProxyEnabled = proxyEnabled }, ResourceAnnotationMutationBehavior.Replace);
    }

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : ContainerResource => builder.WithContainerRuntimeArgs(c =>
        {
            foreach (var arg in args)
            {
                c.Args.Add(arg);
            }
        });

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Action<ContainerRuntimeArgsCallbackContext> callback)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithContainerRuntimeArgs(c =>
        {
            callback(c);
            return Task.CompletedTask;
        });
    }

    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(this IResourceBuilder<T> builder, Func<ContainerRuntimeArgsCallbackContext, Task> callback)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerRuntimeArgsCallbackAnnotation(callback));
    }

    private static ContainerImageAnnotation Image<T>(this IResourceBuilder<T> builder)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Resource.Annotations.OfType<ContainerImageAnnotation>().LastOrDefault() ?? throw new InvalidOperationException(
            $"The resource '{builder.Resource.Name}' does not have a container image specified. Use WithImage to specify the container image and tag.");
    }
}
