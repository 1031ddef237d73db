using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>
/// Volumes as the kubelet gives them to pods: nothing of the image's content in them, and the pod's fsGroup on them. A claim's
/// volume outlives the pod, an emptyDir does not, a ConfigMap's files can only be read.
/// </summary>
internal sealed class PodVolumes(RenderedCluster cluster) : IDisposable
{
    private readonly ScratchFolder _files = new();

    /// <summary>Makes what these pods need; of each pod the old emptyDirs are gone.</summary>
    public static async Task PrepareAsync(IEnumerable<PodInstance> pods)
    {
        var mounts = new List<string>();
        var script = new List<string>();
        foreach (var pod in pods)
        {
            foreach (var (volume, mode) in Claims(pod).Select(claim => (claim, "g+rwxs")).Concat(EmptyDirs(pod).Select(name => (name, "2777"))))
            {
                var name = NameOf(pod, volume);
                if (mode == "2777")
                {
                    await Docker.TryAsync(["volume", "rm", name]);
                }

                await Docker.RunAsync(["volume", "create", .. Docker.Labels, name]);
                mounts.AddRange(["--volume", $"{name}:/volumes/{name}:nocopy"]);
                script.Add($"chgrp {pod.VolumeGroup ?? 0} /volumes/{name} && chmod {mode} /volumes/{name}");
            }
        }

        await Docker.RunAsync(["run", "--rm", .. Docker.Labels, "--network", "none", "--user", "0", .. mounts, "--entrypoint", "sh", RehearsalImages.Tools, "-ec", string.Join('\n', script)]);
    }

    /// <summary>The options that mount a container's volumes.</summary>
    public IEnumerable<string> Mounts(PodInstance pod, V1Container container) => (container.VolumeMounts ?? []).SelectMany(mount =>
    {
        Assert.True(mount.SubPath is null && mount.SubPathExpr is null, $"{pod.Name}: subPath is not rehearsed.");
        var volume = pod.Spec.Volumes?.FirstOrDefault(volume => volume.Name == mount.Name);
        var options = mount.ReadOnlyProperty is true ? ":ro" : "";
        return volume switch
        {
            { ConfigMap: { } map } => new[] { "--volume", $"{Files(map)}:{mount.MountPath}:ro" },
            { EmptyDir: not null } => ["--volume", $"{NameOf(pod, mount.Name)}:{mount.MountPath}:nocopy{options.Replace(':', ',')}"],
            null when Claims(pod).Contains(mount.Name) => ["--volume", $"{NameOf(pod, mount.Name)}:{mount.MountPath}:nocopy{options.Replace(':', ',')}"],
            _ => throw new InvalidOperationException($"{pod.Name}: the volume {mount.Name} is of a kind that is not rehearsed."),
        };
    });

    public void Dispose() => _files.Dispose();

    private static IEnumerable<string> Claims(PodInstance pod) => (pod.Pod.Claims ?? []).Select(claim => claim.Metadata.Name);

    private static IEnumerable<string> EmptyDirs(PodInstance pod) => (pod.Spec.Volumes ?? []).Where(volume => volume.EmptyDir is not null).Select(volume => volume.Name);

    private static string NameOf(PodInstance pod, string volume) => $"{Docker.Prefix}-{pod.Name}-{volume}";

    private string Files(V1ConfigMapVolumeSource source)
    {
        var folder = Path.Combine(_files.Path, source.Name);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in cluster.One<V1ConfigMap>(source.Name).Data)
        {
            var file = Path.Combine(folder, name);
            if (!File.Exists(file) && !OperatingSystem.IsWindows())
            {
                File.WriteAllText(file, text);
                File.SetUnixFileMode(file, (UnixFileMode)(source.DefaultMode ?? 0x1A4));
            }
        }

        return folder;
    }
}
