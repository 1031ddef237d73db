namespace Aspire.Hosting;

internal static class Paths
{
    /// <summary>A full path with this platform's separators: AppHosts are written on others too.</summary>
    public static string Normalize(string path) =>
        Path.GetFullPath(path.Replace('\\', Path.DirectorySeparatorChar).Replace('/', Path.DirectorySeparatorChar));
}
