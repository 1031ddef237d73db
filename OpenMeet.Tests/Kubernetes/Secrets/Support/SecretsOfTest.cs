using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Secrets.Checking;
using OpenMeet.AppHost.Kubernetes.Settings;
using OpenMeet.Tests.Kubernetes.Support;

namespace OpenMeet.Tests.Kubernetes.Secrets.Support;

/// <summary>The secrets of a deployment, made by <c>secrets init</c> into memory.</summary>
internal sealed class SecretsOfTest(DeploymentSettings settings, IReadOnlyList<SecretDefinition> definitions, MemoryVault vault)
{
    public MemoryVault Vault => vault;

    public IReadOnlyList<SecretDefinition> Definitions => definitions;

    public SecretDocument Document => vault.Document!;

    public SecretSet Values => Document.Secrets;

    private static readonly Lazy<Task<SecretsOfTest>> Shared = new(() => InitAsync());

    /// <summary>A set that many tests start from: making RSA keys takes its time.</summary>
    public static async Task<SecretsOfTest> CopyAsync() =>
        new(TestDeployment.Sops, (await Shared.Value).Definitions, new MemoryVault((await Shared.Value).Document));

    public static async Task<SecretsOfTest> InitAsync(DeploymentSettings? settings = null, SecretDocument? document = null)
    {
        settings ??= TestDeployment.Sops;
        var definitions = SecretKinds.Of(await TestDeployment.ManifestAsync(), settings);
        var secrets = new SecretsOfTest(settings, definitions, new MemoryVault(document));
        await secrets.AgainAsync();
        return secrets;
    }

    public SecretDefinition Definition(string name) => definitions.Single(definition => definition.Name == name);

    public Task<IReadOnlyList<SecretChange>> AgainAsync() => SecretInitializer.InitAsync(Workspace(), CancellationToken.None);

    public Task<IReadOnlyList<SecretChange>> RotateAsync(string name, bool byHand = false) =>
        SecretInitializer.RotateAsync(Workspace(), name, byHand, CancellationToken.None);

    public IReadOnlyList<SecretFinding> Check(SecretSet? values = null) =>
        SecretCheck.Run(values is null ? Document : Document with { Secrets = values }, definitions, settings);

    private SecretWorkspace Workspace() => new("/nonexistent", settings, definitions, vault);
}
