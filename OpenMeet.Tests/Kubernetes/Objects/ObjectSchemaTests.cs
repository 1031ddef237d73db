using OpenMeet.Tests.Kubernetes.Secrets.Support;

namespace OpenMeet.Tests.Kubernetes.Objects;

/// <summary>The schemas refuse what is wrong: else it would prove nothing that they accept our objects.</summary>
public sealed class ObjectSchemaTests
{
    [Theory]
    [InlineData("spec: { interval: 1h, path: ./deploy, prune: true, sourceRef: { kind: GitRepository, name: a } }", "")]
    [InlineData("spec: { interval: 1h, path: ./deploy, prune: true, sourceRef: { kind: GitRepository, name: a, bogus: 1 } }", "Kustomization.spec.sourceRef.bogus is unknown")]
    [InlineData("spec: { interval: 1h, path: ./deploy, prune: perhaps, sourceRef: { kind: GitRepository, name: a } }", "data/spec/prune must be boolean")]
    [InlineData("spec: { path: ./deploy, prune: true, sourceRef: { kind: GitRepository, name: a } }", "must have required property interval")]
    public async Task A_fault_is_told(string spec, string fault)
    {
        using var folder = new CheckoutFolder();
        var file = folder.File("object.yaml");
        await File.WriteAllTextAsync(file, $"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {{ name: a }}\n{spec}\n");

        var faults = await ObjectSchema.FaultsAsync(file);

        Assert.Contains(fault, faults, StringComparison.Ordinal);
        Assert.Equal(fault.Length == 0, faults.Length == 0);
    }
}
