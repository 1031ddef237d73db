using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>The images of the solution as <c>deploy/build-images.sh</c> builds them, under names that no registry has.</summary>
internal static class RehearsalImages
{
    /// <summary>Has a shell, and is there anyway: for what the kubelet does itself.</summary>
    public const string Tools = "docker.io/library/postgres:18.3";

    private const string Registry = "openmeet.test";
    private const string Tag = "rehearsal";

    /// <summary>Builds them, or finds that they have been.</summary>
    public static Task BuildAsync() =>
        ExternalProgram.SucceedAsync(Path.Combine(RepositoryRoot.Path, "deploy", "build-images.sh"), ["--registry", Registry, "--tag", Tag]);

    /// <summary>The local image for the one that a pod names.</summary>
    public static string Local(string image)
    {
        var name = image[(image.LastIndexOf('/') + 1)..].Split(':', '@')[0];
        return name.StartsWith("openmeet-", StringComparison.Ordinal) ? $"{Registry}/{name}:{Tag}" : image;
    }
}
