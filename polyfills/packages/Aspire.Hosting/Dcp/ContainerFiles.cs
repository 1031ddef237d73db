using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

/// <summary>Files and folders that are copied into a container before its start.</summary>
internal static class ContainerFiles
{
    public static async Task<List<ContainerCreateFileSystem>?> CreateAsync(
        IResource resource, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        var all = new List<ContainerCreateFileSystem>();
        foreach (var annotation in resource.Annotations.OfType<ContainerFileSystemCallbackAnnotation>())
        {
            var context = new ContainerFileSystemCallbackContext { Model = resource, Services = executionContext.Services };
            ContainerFileSystemItem[] items = [.. await annotation.Callback(context, cancellationToken).ConfigureAwait(false)];
            if (items.Length > 0)
            {
                all.Add(new ContainerCreateFileSystem
                {
                    Destination = annotation.DestinationPath,
                    DefaultOwner = annotation.DefaultOwner,
                    DefaultGroup = annotation.DefaultGroup,
                    Umask = (int?)annotation.Umask,
                    Entries = [.. items.Select(ToEntry)],
                });
            }
        }

        return all.Count > 0 ? all : null;
    }

    private static ContainerFileSystemEntry ToEntry(ContainerFileSystemItem item)
    {
        var entry = new ContainerFileSystemEntry { Name = item.Name, Owner = item.Owner, Group = item.Group, Mode = (int)item.Mode };
        switch (item)
        {
            case ContainerDirectory directory:
                entry.Type = "directory";
                entry.Entries = [.. directory.Entries.Select(ToEntry)];
                return entry;
            case ContainerFile { Contents: not null, SourcePath: not null }:
                throw new ArgumentException("Both SourcePath and Contents are set for a file entry");
            case ContainerFile file:
                entry.Source = file.SourcePath;
                entry.Contents = file.Contents;
                return entry;
            default:
                throw new ArgumentException($"Unknown file system item type {item.GetType().Name}");
        }
    }
}
