namespace Aspire.Hosting.Tests.Support;

public sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aspire-hosting-");

    public string Combine(params string[] parts) => Path.Combine([_directory.FullName, .. parts]);

    public string Create(params string[] parts) => Directory.CreateDirectory(Combine(parts)).FullName;

    public string Write(string content, params string[] parts)
    {
        var path = Combine(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
