namespace OpenMeet.AppHost.Kubernetes.Manifests;

/// <summary>A container, <c>container.v0</c> (an image that exists) or <c>container.v1</c> (one that is built).</summary>
/// <param name="Name">Its key.</param>
/// <param name="Image">The image with its tag; null when it is built.</param>
/// <param name="Build">How it is built; null when the image exists.</param>
/// <param name="Entrypoint">What replaces the image's entry point; null: nothing.</param>
/// <param name="Args">Arguments; values are manifest expressions.</param>
/// <param name="Volumes">What it keeps.</param>
/// <param name="ConnectionString">A manifest expression, if the container has one.</param>
/// <param name="Env">Environment variables in the manifest's order; values are manifest expressions.</param>
/// <param name="Bindings">Endpoints by name.</param>
internal sealed record ContainerManifest(
    string Name,
    string? Image,
    ManifestBuild? Build,
    string? Entrypoint,
    IReadOnlyList<string> Args,
    IReadOnlyList<ManifestVolume> Volumes,
    string? ConnectionString,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyDictionary<string, ManifestBinding> Bindings) : WorkloadManifest(Name, Env, Bindings);
