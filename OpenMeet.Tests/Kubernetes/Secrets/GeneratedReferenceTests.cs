using System.Text.RegularExpressions;
using OpenMeet.AppHost.Kubernetes.Generation;
using OpenMeet.AppHost.Kubernetes.Overlays;
using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets;

/// <summary>What the generated objects read from the Secret is what <c>secrets init</c> makes.</summary>
public sealed partial class GeneratedReferenceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_key_that_is_read_is_made(bool withOptions)
    {
        var settings = withOptions ? TestDeployment.WithOptions : TestDeployment.Sops;
        var manifest = await TestDeployment.ManifestAsync();

        var text = string.Concat(new BaseGenerator(manifest).Generate().Concat(OverlayGenerator.Generate(manifest, settings)).Select(file => file.Content));
        var read = SecretKey().Matches(text).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(read);
        Assert.Empty(read.Except(SecretKinds.Of(manifest, settings).Select(secret => secret.Name)));
    }

    [GeneratedRegex(@"secretKeyRef:\s+key: (?<key>\S+)\s+name: openmeet-secrets", RegexOptions.CultureInvariant)]
    private static partial Regex SecretKey();
}
