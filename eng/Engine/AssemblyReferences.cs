using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OpenMeet.Engine;

/// <summary>
/// What an assembly refers to beyond the bare runtime. A self-contained application's deps.json leaves out the packages
/// that its frameworks carry; a package needs them.
/// </summary>
internal sealed class AssemblyReferences
{
    private AssemblyReferences(bool aspNetCore, IReadOnlyDictionary<string, string> extensions)
    {
        AspNetCore = aspNetCore;
        Extensions = extensions;
    }

    /// <summary>Whether it needs the ASP.NET Core shared framework.</summary>
    public bool AspNetCore { get; }

    /// <summary>The Microsoft.Extensions packages that it needs, with the version of each.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; }

    public static AssemblyReferences Of(ReadOnlyMemory<byte> assembly)
    {
        using var executable = new PEReader(ImmutableArray.Create(assembly.Span));
        var metadata = executable.GetMetadataReader();
        var aspNetCore = false;
        var extensions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            var name = metadata.GetString(reference.Name);
            aspNetCore |= name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);
            if (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            {
                extensions[name] = reference.Version.ToString(3);
            }
        }

        return new AssemblyReferences(aspNetCore, extensions);
    }
}
