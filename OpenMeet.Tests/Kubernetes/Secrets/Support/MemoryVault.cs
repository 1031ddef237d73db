using OpenMeet.AppHost.Kubernetes.Secrets;
using OpenMeet.AppHost.Kubernetes.Secrets.Vaults;

namespace OpenMeet.Tests.Kubernetes.Secrets.Support;

/// <summary>Keeps secrets in memory and counts how often they are written.</summary>
internal sealed class MemoryVault(SecretDocument? document = null) : ISecretVault
{
    public string Name => "memory";

    public SecretDocument? Document { get; private set; } = document;

    public int Writes { get; private set; }

    public Task<SecretDocument?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Document);

    public Task WriteAsync(SecretDocument document, CancellationToken cancellationToken)
    {
        (Document, Writes) = (document, Writes + 1);
        return Task.CompletedTask;
    }
}
