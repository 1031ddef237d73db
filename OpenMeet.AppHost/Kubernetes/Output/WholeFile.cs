namespace OpenMeet.AppHost.Kubernetes.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <param name="path">Its folder is made if there is none.</param>
    /// <param name="text">All of it.</param>
    /// <param name="isPlain">Whether it holds values as they are: then only its owner may read it, from the first byte on.</param>
    /// <param name="cancellationToken">Stops before the file is replaced.</param>
    public static async Task WriteAsync(string path, string text, bool isPlain, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite
                | (isPlain ? UnixFileMode.None : UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        // The name of the temporary file ends as the file's does, so that what git ignores stays ignored.
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Guid.NewGuid():N}.{Path.GetFileName(path)}");
        try
        {
            await using (var writer = new StreamWriter(temporary, options))
            {
                await writer.WriteAsync(text.AsMemory(), cancellationToken);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Writes a file that everybody may read, unless it is so already.</summary>
    public static async Task WriteIfChangedAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) || await File.ReadAllTextAsync(path, cancellationToken) != text)
        {
            await WriteAsync(path, text, isPlain: false, cancellationToken);
        }
    }
}
