using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ContainerResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string? name, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithAnnotation(new ContainerMountAnnotation(name, target, ContainerMountType.Volume, isReadOnly));
    }

    public static IResourceBuilder<T> WithVolume<T>(this IResourceBuilder<T> builder, string target)
        where T : ContainerResource => builder.WithVolume(name: null, target);

    public static IResourceBuilder<T> WithBindMount<T>(this IResourceBuilder<T> builder, string source, string target, bool isReadOnly = false)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(source);
        var path = Path.IsPathRooted(source) ? source : Path.GetFullPath(source, builder.ApplicationBuilder.AppHostDirectory);
        return builder.WithAnnotation(new ContainerMountAnnotation(path, target, ContainerMountType.BindMount, isReadOnly));
    }

    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        IEnumerable<ContainerFileSystemItem> entries,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null)
        where T : ContainerResource => builder.WithContainerFiles(destinationPath, (_, _) => Task.FromResult(entries), defaultOwner, defaultGroup, umask);

    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> callback,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(destinationPath);
        ArgumentNullException.ThrowIfNull(callback);
        return builder.WithAnnotation(new ContainerFileSystemCallbackAnnotation
        {
            DestinationPath = destinationPath,
            Callback = callback,
            DefaultOwner = defaultOwner,
            DefaultGroup = defaultGroup,
            Umask = umask,
        });
    }

    /// <summary>Files of the host: copied into the container when it runs, mounted when it is deployed.</summary>
    public static IResourceBuilder<T> WithContainerFiles<T>(
        this IResourceBuilder<T> builder,
        string destinationPath,
        string sourcePath,
        int? defaultOwner = null,
        int? defaultGroup = null,
        UnixFileMode? umask = null)
        where T : ContainerResource
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sourcePath);
        var source = Path.GetFullPath(sourcePath, builder.ApplicationBuilder.AppHostDirectory);
        if (!Path.Exists(source))
        {
            throw new InvalidOperationException($"The source path '{source}' does not exist. Ensure the path is correct and accessible.");
        }

        return builder.ApplicationBuilder.ExecutionContext.IsRunMode
            ? builder.WithContainerFiles(
                destinationPath,
                (_, _) => Task.FromResult(ContainerDirectory.GetFileSystemItemsFromPath(source, searchOptions: SearchOption.AllDirectories)),
                defaultOwner,
                defaultGroup,
                umask)
            : builder.WithBindMount(source, destinationPath, isReadOnly: true);
    }
}
