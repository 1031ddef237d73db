using System.Text.RegularExpressions;
using Aspire.Hosting.Tests.Support;

namespace Aspire.Hosting.Tests.Surface;

/// <summary>What the real assembly offers, type by type: the first line of a block is the type, the others are its members.</summary>
internal sealed partial class UpstreamSurface
{
    private readonly Dictionary<string, HashSet<string>> _types = [];
    private readonly Dictionary<string, string> _heads = [];

    public UpstreamSurface(string assembly)
    {
        foreach (var block in TestData.Read($"{assembly}.public.txt").ReplaceLineEndings("\n").Split("\n\n"))
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => Marks().Replace(l, "")).ToList();
            var name = Name().Match(lines[0]).Groups["name"].Value;
            _heads[name] = lines[0];
            _types[name] = [.. lines.Skip(1)];
        }
    }

    public IEnumerable<string> Missing(IEnumerable<(string Name, string Head, IEnumerable<string> Members)> types)
    {
        foreach (var (name, head, members) in types)
        {
            if (!_types.TryGetValue(name, out var known))
            {
                yield return $"type {name}";
                continue;
            }

            if (!Fits(_heads[name], head))
            {
                yield return $"{head} (upstream: {_heads[name]})";
            }

            foreach (var member in members.Where(m => !known.Contains(m)))
            {
                yield return $"{name}: {member}";
            }
        }
    }

    // The kind must be the same; of the interfaces, some may not be needed here.
    private static bool Fits(string upstream, string head)
    {
        var (theirs, ours) = (upstream.Split(" : "), head.Split(" : "));
        return theirs[0] == ours[0] && ours.Skip(1).SelectMany(Split).All(theirs.Skip(1).SelectMany(Split).Contains);

        static IEnumerable<string> Split(string types) => Commas().Split(types);
    }

    // Obsolete members stay usable; experimental ones are an error unless the project accepts them, so their marks must be the same.
    [GeneratedRegex(@"\[Obsolete: [^\]]*\] ")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(class|struct|interface|enum) (?<name>[^ ]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@", (?![^<]*>)")]
    private static partial Regex Commas();
}
