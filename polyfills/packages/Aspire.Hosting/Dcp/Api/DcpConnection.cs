using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Dcp.Api;

/// <summary>
/// The HTTP client for one DCP. DCP writes the kubeconfig when its API server listens, by rename, so a file that exists is
/// complete; until then a caller waits.
/// </summary>
internal sealed class DcpConnection(Locations locations, IOptions<DcpOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private HttpClient? _client;

    /// <exception cref="OperationCanceledException">No API server came up before <paramref name="cancellationToken"/>.</exception>
    public async ValueTask<HttpClient> GetClientAsync(CancellationToken cancellationToken)
    {
        if (_client is { } ready)
        {
            return ready;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _client ??= await ConnectAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _gate.Dispose();
    }

    private async Task<HttpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        while (!File.Exists(locations.DcpKubeconfigPath))
        {
            await Task.Delay(options.Value.KubernetesConfigReadRetryIntervalMilliseconds, cancellationToken).ConfigureAwait(false);
        }

        return Create(KubeConfig.Parse(await File.ReadAllTextAsync(locations.DcpKubeconfigPath, cancellationToken).ConfigureAwait(false)));
    }

    internal static HttpClient Create(KubeConfig config)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.AddRange(config.Authorities);
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            EnableMultipleHttp2Connections = true,
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust },
        };
        return new HttpClient(handler)
        {
            BaseAddress = config.Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", config.Token) },
        };
    }
}
