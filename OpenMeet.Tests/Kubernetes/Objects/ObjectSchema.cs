using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Objects;

/// <summary>The schemas of Flux and of the External Secrets Operator, unknown fields refused.</summary>
internal static class ObjectSchema
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "OpenMeet.Tests", "Kubernetes", "Objects", "node");

    /// <summary>What is wrong with the objects of these files, one line each; empty: nothing.</summary>
    public static Task<string> FaultsAsync(params string[] files) => Machine.RunAsync("node", ["validate.mjs", .. files], Folder);
}
