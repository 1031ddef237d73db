using OpenMeet.AppHost.Kubernetes.Manifests;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>
/// The names of images. The base names those that this solution builds without registry and version, which an overlay adds;
/// upstream images stand as the manifest has them.
/// </summary>
internal static class StackImages
{
    /// <summary>The image of a workload, as the base has it.</summary>
    public static string NameOf(WorkloadManifest workload) => (workload as ContainerManifest)?.Image ?? Repository(workload.Name);

    /// <summary>The repository below the registry of an image that this solution builds.</summary>
    public static string Repository(string resource) => $"openmeet-{resource}";

    /// <summary>An image's name without its tag.</summary>
    public static string WithoutTag(string image) =>
        image.LastIndexOf(':') is var colon && colon > image.LastIndexOf('/') ? image[..colon] : image;
}
