using System.IO.Compression;
using System.Xml.Linq;

namespace OpenMeet.Engine;

/// <summary>Writes a .nupkg: a zip of a nuspec and the assemblies.</summary>
internal static class PackageWriter
{
    private const string TargetFramework = "net10.0";

    private static readonly XNamespace Nuspec = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    public static void Write(LocalPackage package, string directory)
    {
        var path = Path.Combine(directory, $"{package.Id}.{package.Version}.nupkg");
        using (var zip = new ZipArchive(File.Create(path + ".new"), ZipArchiveMode.Create))
        {
            using (var nuspec = zip.CreateEntry($"{package.Id}.nuspec").Open())
            {
                Describe(package).Save(nuspec);
            }

            foreach (var assembly in package.Assemblies)
            {
                using var entry = zip.CreateEntry($"lib/{TargetFramework}/{assembly.FileName}").Open();
                entry.Write(assembly.Content.Span);
            }

            if (package.Assemblies.Count == 0)
            {
                zip.CreateEntry($"lib/{TargetFramework}/_._");
            }
        }

        // A package appears whole: another restore may be reading the feed.
        File.Move(path + ".new", path, overwrite: true);
    }

    private static XDocument Describe(LocalPackage package) =>
        new(new XElement(Nuspec + "package", new XElement(
            Nuspec + "metadata",
            new XElement(Nuspec + "id", package.Id),
            new XElement(Nuspec + "version", package.Version),
            new XElement(Nuspec + "authors", "their authors"),
            new XElement(Nuspec + "description", "Taken from a program that carries it, for a network whose registry has it not."),
            new XElement(Nuspec + "dependencies", Group("dependency", package.Dependencies.Select(Dependency))),
            new XElement(Nuspec + "frameworkReferences", Group("frameworkReference", Frameworks(package))))));

    private static XElement Group(string name, IEnumerable<XAttribute[]> items) =>
        new(
            Nuspec + "group",
            new XAttribute("targetFramework", TargetFramework),
            items.Select(attributes => new XElement(Nuspec + name, attributes)));

    private static XAttribute[] Dependency(KeyValuePair<string, string> dependency) =>
        [new("id", dependency.Key), new("version", dependency.Value)];

    private static IEnumerable<XAttribute[]> Frameworks(LocalPackage package) =>
        package.NeedsAspNetCore ? [[new XAttribute("name", "Microsoft.AspNetCore.App")]] : [];
}
