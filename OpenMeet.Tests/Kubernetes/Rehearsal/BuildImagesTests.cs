using OpenMeet.Tests.EndToEnd.Support;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

public sealed class BuildImagesTests
{
    [Theory]
    [InlineData("", "--registry must be")]
    [InlineData("--registry https://ghcr.io/team", "--registry must be")]
    [InlineData("--registry ghcr.io/Team", "--registry must be")]
    [InlineData("--registry ghcr.io/team --tag latest", "--tag must be")]
    [InlineData("--registry ghcr.io/team --tag a/b", "--tag must be")]
    [InlineData("--regsitry ghcr.io/team", "unknown option --regsitry")]
    public async Task A_wrong_option_is_explained_before_anything_is_built(string arguments, string problem)
    {
        var (exitCode, output, errors) = await ExternalProgram.RunAsync(
            Path.Combine(RepositoryRoot.Path, "deploy", "build-images.sh"), arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"error: {problem}", errors, StringComparison.Ordinal);
    }
}
