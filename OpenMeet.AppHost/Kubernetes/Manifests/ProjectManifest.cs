namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>A C# project, <c>project.v0</c>.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Path">Of the project file, relative to the manifest.</param>
/// <param name="Env">Environment variables in the manifest's order; values are manifest expressions.</param>
/// <param name="Bindings">Endpoints by name.</param>
internal sealed record ProjectManifest(
    string Name,
    string Path,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyDictionary<string, ManifestBinding> Bindings) : WorkloadManifest(Name, Env, Bindings);
