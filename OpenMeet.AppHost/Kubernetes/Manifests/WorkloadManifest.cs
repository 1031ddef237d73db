namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>What runs in the cluster: a container or a project.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Env">Environment variables in the manifest's order; values are manifest expressions.</param>
/// <param name="Bindings">Endpoints by name.</param>
internal abstract record WorkloadManifest(
    string Name,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyDictionary<string, ManifestBinding> Bindings) : ManifestResource(Name);
