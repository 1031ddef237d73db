namespace OpenMeet.Engine;

/// <summary>What a package of the local feed consists of; without an assembly it only carries its dependencies.</summary>
internal sealed record LocalPackage(
    string Id,
    string Version,
    IReadOnlyDictionary<string, string> Dependencies,
    bool NeedsAspNetCore,
    IReadOnlyList<LocalAssembly> Assemblies);
