using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace OpenMeet.Engine.Tests;

/// <summary>A feed filled from the real dashboard, which closed mode has fetched.</summary>
public sealed class FilledFeed : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("feed").FullName;

    public FilledFeed() => Count = Feed.Fill(Setting("dashboard"), Setting("sdk"), _directory);

    public int Count { get; }

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(_directory).Select(file => Path.GetFileName(file))];

    public static string Setting(string name) =>
        typeof(FilledFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;

    /// <summary>The nuspec of a package.</summary>
    public XDocument Describe(string id)
    {
        using var package = Open(id);
        using var nuspec = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

    /// <summary>The name, with version, of the assembly in a package.</summary>
    public AssemblyName AssemblyIn(string id)
    {
        using var package = Open(id);
        var file = Path.Combine(_directory, id + ".dll");
        package.Entries.Single(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)).ExtractToFile(file);
        return AssemblyName.GetAssemblyName(file);
    }

    /// <summary>The files in a package's lib folder.</summary>
    public IReadOnlyList<string> Lib(string id)
    {
        using var package = Open(id);
        return [.. package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal))];
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    // An id may begin another id, but a version begins with a digit.
    private ZipArchive Open(string id) =>
        ZipFile.OpenRead(Directory.EnumerateFiles(_directory, id + ".*.nupkg").Single(file => char.IsDigit(Path.GetFileName(file)[id.Length + 1])));
}
