using k8s.Models;
using OpenMeet.AppHost.Kubernetes.Table;

namespace OpenMeet.AppHost.Kubernetes.Workloads;

/// <summary>What the "restricted" profile asks for, and a read-only root file system (https://kubernetes.io/docs/concepts/security/pod-security-standards/).</summary>
internal static class ContainerSecurity
{
    /// <summary>For every container, init containers too.</summary>
    public static V1SecurityContext Container(Account account, params string[] capabilities) => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new() { Add = capabilities.Length == 0 ? null : capabilities, Drop = ["ALL"] },
        Privileged = false,
        ReadOnlyRootFilesystem = true,
        RunAsGroup = account.Group,
        RunAsNonRoot = true,
        RunAsUser = account.User,
        SeccompProfile = new() { Type = "RuntimeDefault" },
    };

    /// <summary>For every pod. Volumes belong to the image's group; a large one is not walked through at each start.</summary>
    public static V1PodSecurityContext Pod(Account account) => new()
    {
        FsGroup = account.Group,
        FsGroupChangePolicy = "OnRootMismatch",
        RunAsGroup = account.Group,
        RunAsNonRoot = true,
        RunAsUser = account.User,
        SeccompProfile = new() { Type = "RuntimeDefault" },
    };
}
