using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenMeet.Engine;

/// <summary>The packages that a bundle was built from, as its own deps.json names them.</summary>
internal sealed class BundlePackages
{
    private readonly SingleFileBundle _bundle;
    private readonly Dictionary<string, (string Version, JsonObject Library)> _libraries = new(StringComparer.OrdinalIgnoreCase);

    public BundlePackages(SingleFileBundle bundle)
    {
        _bundle = bundle;
        var name = bundle.Names.Single(name => name.EndsWith(".deps.json", StringComparison.Ordinal));
        var document = JsonNode.Parse(bundle.Read(name).Span)!;
        var target = document["targets"]![(string)document["runtimeTarget"]!["name"]!]!.AsObject();
        foreach (var (key, library) in target)
        {
            var slash = key.IndexOf('/', StringComparison.Ordinal);
            _libraries[key[..slash]] = (key[(slash + 1)..], library!.AsObject());
        }
    }

    /// <summary>The version of the ASP.NET Core shared framework inside.</summary>
    public string AspNetCoreVersion =>
        _libraries.First(library => library.Key.StartsWith("runtimepack.Microsoft.AspNetCore.App.", StringComparison.Ordinal)).Value.Version;

    /// <summary>The named packages and everything that they depend on, each once.</summary>
    /// <exception cref="InvalidDataException">The bundle has no such package.</exception>
    public IReadOnlyList<LocalPackage> WithDependencies(IEnumerable<string> ids)
    {
        var found = new SortedDictionary<string, LocalPackage>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>(ids);
        while (open.TryDequeue(out var id))
        {
            if (!found.ContainsKey(id))
            {
                var (package, bundled) = Package(id);
                found.Add(id, package);
                bundled.ForEach(open.Enqueue);
            }
        }

        return [.. found.Values];
    }

    private (LocalPackage Package, List<string> Bundled) Package(string id)
    {
        if (!_libraries.TryGetValue(id, out var entry))
        {
            throw new InvalidDataException($"The bundle has no package '{id}'.");
        }

        var bundled = entry.Library["dependencies"].Deserialize<Dictionary<string, string>>() ?? [];
        var assemblies = (entry.Library["runtime"] as JsonObject ?? [])
            .Select(file => Path.GetFileName(file.Key))
            .Select(file => new LocalAssembly(file, _bundle.Read(file)))
            .ToList();
        var references = assemblies.ConvertAll(assembly => AssemblyReferences.Of(assembly.Content));
        var needsAspNetCore = references.Exists(reference => reference.AspNetCore);
        var dependencies = new SortedDictionary<string, string>(bundled, StringComparer.Ordinal);
        if (!needsAspNetCore)
        {
            foreach (var (extension, version) in references.SelectMany(reference => reference.Extensions))
            {
                dependencies[extension] = version;
            }
        }

        return (new LocalPackage(id, entry.Version, dependencies, needsAspNetCore, assemblies), [.. bundled.Keys]);
    }
}
