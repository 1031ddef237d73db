namespace Aspire.Hosting.ApplicationModel;

public sealed class ContainerDirectory : ContainerFileSystemItem
{
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    /// <summary>The files at a path of the host, as entries.</summary>
    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(
        string path,
        string searchPattern = "*",
        SearchOption searchOptions = SearchOption.TopDirectoryOnly,
        Action<ContainerFileSystemItem>? updateItem = null)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            var files = Directory.GetFiles(full, searchPattern, searchOptions).Order(StringComparer.Ordinal);
            return Tree([.. files.Select(f => (f[(full.Length + 1)..].Split(Path.DirectorySeparatorChar), f))], depth: 0, updateItem);
        }

        if (!File.Exists(full))
        {
            throw new InvalidOperationException($"The specified path '{full}' does not exist.");
        }

        return searchPattern == "*"
            ? [Updated(new ContainerFile { Name = Path.GetFileName(full), SourcePath = full }, updateItem)]
            : throw new ArgumentException(
                $"A search pattern was specified, but the given path '{full}' is a file. Search patterns are only valid for directories.", nameof(searchPattern));
    }

    private static List<ContainerFileSystemItem> Tree(IReadOnlyList<(string[] Parts, string File)> files, int depth, Action<ContainerFileSystemItem>? update)
    {
        var items = new List<ContainerFileSystemItem>();
        foreach (var group in files.GroupBy(f => f.Parts[depth], StringComparer.Ordinal))
        {
            var first = group.First();
            if (first.Parts.Length == depth + 1)
            {
                items.Add(Updated(new ContainerFile { Name = group.Key, SourcePath = first.File }, update));
                continue;
            }

            var directory = new ContainerDirectory { Name = group.Key };
            update?.Invoke(directory);
            directory.Entries = Tree([.. group], depth + 1, update);
            items.Add(directory);
        }

        return items;
    }

    private static ContainerFile Updated(ContainerFile file, Action<ContainerFileSystemItem>? update)
    {
        update?.Invoke(file);
        return file;
    }
}
