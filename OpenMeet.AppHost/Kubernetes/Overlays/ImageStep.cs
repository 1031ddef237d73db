using OpenMeet.AppHost.Kubernetes.Kustomize;
using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Table;
using OpenMeet.AppHost.Kubernetes.Workloads;

namespace OpenMeet.AppHost.Kubernetes.Overlays;

/// <summary>Registry, version and digests of the images, and the credentials to pull them.</summary>
internal sealed class ImageStep : IClusterStep
{
    public void Apply(ClusterPlan plan)
    {
        var images = plan.Settings.Images;
        foreach (var workload in StackTable.Workloads.Select(plan.Workload))
        {
            var digest = images.Digests.GetValueOrDefault(workload.Name);
            if (workload is not ContainerManifest { Image: not null })
            {
                var name = StackImages.Repository(workload.Name);
                plan.Images.Add(new(name, $"{images.Registry}/{name}", digest is null ? images.Tag : null, digest));
            }
            else if (digest is not null)
            {
                plan.Images.Add(new(StackImages.WithoutTag(StackImages.NameOf(workload)), Digest: digest));
            }
        }

        if (images.PullSecret is { } secret)
        {
            plan.Patches.Add(PatchArgs.Of("ServiceAccount", name: null, PatchOperation.Add("/imagePullSecrets", new[] { new Dictionary<string, string> { ["name"] = secret } })));
        }
    }
}
