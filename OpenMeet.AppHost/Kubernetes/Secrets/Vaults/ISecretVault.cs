namespace OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

/// <summary>Where the secrets are kept.</summary>
internal interface ISecretVault
{
    /// <summary>For messages: the file.</summary>
    string Name { get; }

    /// <summary>What is kept; null: nothing yet.</summary>
    /// <exception cref="DeploymentException">It cannot be read.</exception>
    Task<SecretDocument?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Keeps it instead of what was kept. Either all of it is written or nothing.</summary>
    /// <exception cref="DeploymentException">It cannot be written.</exception>
    Task WriteAsync(SecretDocument document, CancellationToken cancellationToken);
}
