namespace OpenMeet.AppHost.Kubernetes.Output;

/// <summary>The folder that generated files are written to. What is not generated is never touched.</summary>
internal sealed class OutputFolder(string root)
{
    /// <summary>
    /// Makes the folders <paramref name="owned"/> hold exactly these files. First everything is written beside the output, then
    /// moved: an error on the way leaves the old state.
    /// </summary>
    /// <exception cref="DeploymentException">A file of that name is there which was not generated.</exception>
    public async Task WriteAsync(IReadOnlyList<GeneratedFile> files, IReadOnlyList<string> owned, CancellationToken cancellationToken)
    {
        var stale = await FindStaleAsync(files, owned, cancellationToken);
        var staging = Path.Combine(Path.GetFullPath(root), $".generating-{Guid.NewGuid():N}");
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(staging, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllTextAsync(path, file.Content, cancellationToken);
            }

            foreach (var file in files)
            {
                var path = Path.Combine(root, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(Path.Combine(staging, file.Path), path, overwrite: true);
            }
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }

        Delete(stale);
    }

    private async Task<List<string>> FindStaleAsync(IReadOnlyList<GeneratedFile> files, IReadOnlyList<string> owned, CancellationToken cancellationToken)
    {
        List<string> stale = [];
        List<string> foreign = [];
        var paths = files.Select(file => Path.GetFullPath(Path.Combine(root, file.Path))).ToHashSet(StringComparer.Ordinal);
        foreach (var path in owned
            .Select(folder => Path.GetFullPath(Path.Combine(root, folder)))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            var isGenerated = GeneratedFile.IsGenerated(await File.ReadAllTextAsync(path, cancellationToken));
            var isWritten = paths.Contains(path);
            if (isWritten && !isGenerated)
            {
                foreign.Add($"{Path.GetRelativePath(Directory.GetCurrentDirectory(), path)}: a file that was not generated stands where one is to be written. Move it away.");
            }
            else if (!isWritten && isGenerated)
            {
                stale.Add(path);
            }
        }

        return foreign.Count == 0 ? stale : throw new DeploymentException(foreign);
    }

    private void Delete(List<string> stale)
    {
        foreach (var path in stale)
        {
            File.Delete(path);
            for (var folder = Path.GetDirectoryName(path)!; folder != Path.GetFullPath(root) && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
            {
                Directory.Delete(folder);
            }
        }
    }
}
