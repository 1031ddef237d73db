using System.Globalization;
using k8s.Models;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>What the kubelet makes of a container, as options of <c>docker run</c>.</summary>
internal static class ContainerOptions
{
    /// <summary>The variables that every container of a cluster gets, asked for or not.</summary>
    private static readonly Dictionary<string, string> OfEveryContainer = new()
    {
        ["KUBERNETES_SERVICE_HOST"] = "10.43.0.1",
        ["KUBERNETES_SERVICE_PORT"] = "443",
        ["KUBERNETES_PORT"] = "tcp://10.43.0.1:443",
    };

    /// <summary>Variables that say how .NET compiles in a run or a test (eng/lib.sh); a container gets them if this process has them.</summary>
    public static IReadOnlyList<string> OfThisMachine { get; } = ["DOTNET_TieredPGO", "DOTNET_TC_CallCountThreshold"];

    /// <summary>User, groups, capabilities, root file system, system calls, memory.</summary>
    public static IEnumerable<string> Security(PodInstance pod, V1Container container)
    {
        var (own, ofPod) = (container.SecurityContext, pod.Spec.SecurityContext);
        var (user, group) = (own?.RunAsUser ?? ofPod?.RunAsUser, own?.RunAsGroup ?? ofPod?.RunAsGroup);
        if (user is not null)
        {
            yield return Invariant($"--user={user}:{group ?? 0}");
        }

        if (pod.VolumeGroup is { } volumeGroup)
        {
            yield return Invariant($"--group-add={volumeGroup}");
        }

        foreach (var capability in own?.Capabilities?.Drop ?? [])
        {
            yield return $"--cap-drop={capability}";
        }

        foreach (var capability in own?.Capabilities?.Add ?? [])
        {
            yield return $"--cap-add={capability}";
        }

        if (own?.ReadOnlyRootFilesystem is true)
        {
            yield return "--read-only";
        }

        if (own?.AllowPrivilegeEscalation is false)
        {
            yield return "--security-opt=no-new-privileges";
        }

        // RuntimeDefault is Docker's default too.
        if ((own?.SeccompProfile ?? ofPod?.SeccompProfile)?.Type is null or "Unconfined")
        {
            yield return "--security-opt=seccomp=unconfined";
        }

        if (container.Resources?.Limits?.TryGetValue("memory", out var memory) is true)
        {
            yield return Invariant($"--memory={memory.ToInt64()}");
            yield return Invariant($"--memory-swap={memory.ToInt64()}");
        }
    }

    /// <summary>The environment: it goes to Docker by its own, so that no secret stands in a list of processes.</summary>
    public static Dictionary<string, string> Environment(RenderedCluster cluster, PodInstance pod, V1Container container, Func<string, string> secret)
    {
        Assert.True(pod.Spec.EnableServiceLinks is false, $"{pod.Name}: variables named after services would reach it.");
        var environment = PodEnvironment.Of(cluster, pod.Pod.Name, container, secret);
        foreach (var (name, value) in OfEveryContainer)
        {
            environment.TryAdd(name, value);
        }

        return environment;
    }

    /// <summary>Image, entrypoint and arguments, in the order that Docker wants; a command without arguments takes none of the image's.</summary>
    public static IEnumerable<string> Command(V1Container container, IReadOnlyDictionary<string, string> environment)
    {
        string[] command = [.. (container.Command ?? []).Select(text => PodEnvironment.Expand(text, environment))];
        string[] arguments = [.. (container.Args ?? []).Select(text => PodEnvironment.Expand(text, environment))];
        return
        [
            .. command.Length > 0 ? ["--entrypoint", command[0]] : Array.Empty<string>(),
            .. container.WorkingDir is { } folder ? ["--workdir", folder] : Array.Empty<string>(),
            RehearsalImages.Local(container.Image),
            .. command.Skip(1),
            .. arguments,
        ];
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
