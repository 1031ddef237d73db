using OpenMeet.AppHost.Kubernetes.Manifests;
using OpenMeet.AppHost.Kubernetes.Output;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;
using OpenMeet.AppHost.Kubernetes.Settings;

namespace OpenMeet.AppHost.Kubernetes.Secrets;

/// <summary>The secrets of one environment: which there must be, where they are kept, and what is on record of them.</summary>
/// <param name="root">Root of the checkout.</param>
/// <param name="settings">The environment.</param>
/// <param name="secrets">Which there must be.</param>
/// <param name="vault">Where they are kept; null: in an external store, out of reach.</param>
internal sealed class SecretWorkspace(string root, DeploymentSettings settings, IReadOnlyList<SecretDefinition> secrets, ISecretVault? vault)
{
    public string Root { get; } = root;

    public DeploymentSettings Settings { get; } = settings;

    public IReadOnlyList<SecretDefinition> Secrets { get; } = secrets;

    public ISecretVault? Vault { get; } = vault;

    private bool IsExternal => Settings.Secrets.Store == SecretStore.External;

    private string ExternalSecretPath => Path.Combine(Root, ExternalSecretManifest.PathOf(Settings.Environment));

    /// <param name="manifest">The AppHost's manifest.</param>
    /// <param name="settings">The environment.</param>
    /// <param name="options">Where values come from and go to.</param>
    public static SecretWorkspace Open(AppManifest manifest, DeploymentSettings settings, SecretOptions options)
    {
        ISecretVault? vault = options switch
        {
            { Plain: null, Values: null } => settings.Secrets.Store == SecretStore.Sops ? new SopsVault(options.Root, settings) : null,
            _ => new PlainVault(options.Root, settings, options.Values, options.Plain, options.Terminal),
        };
        return new SecretWorkspace(options.Root, settings, SecretKinds.Of(manifest, settings), vault);
    }

    /// <summary>What is kept. Of an external store that is out of reach: what is on record.</summary>
    public async Task<SecretDocument> ReadAsync(CancellationToken cancellationToken)
    {
        var document = Vault is null ? null : await Vault.ReadAsync(cancellationToken);
        return IsExternal
            ? new(document?.Secrets ?? new SecretSet(), ExternalSecretManifest.ReadAnnotations(ExternalSecretPath))
            : document ?? SecretDocument.Empty;
    }

    /// <summary>Keeps the values, and the files that follow from them. What is as it was is not written.</summary>
    public async Task WriteAsync(SecretDocument document, bool isChanged, CancellationToken cancellationToken)
    {
        if (Vault is not null && isChanged)
        {
            await Vault.WriteAsync(document, cancellationToken);
        }

        if (IsExternal)
        {
            await WholeFile.WriteIfChangedAsync(ExternalSecretPath, ExternalSecretManifest.Write(Settings, Secrets, document.Annotations), cancellationToken);
        }
    }
}
