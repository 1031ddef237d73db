using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.AppHost.Kubernetes.Checks;

namespace OpenMeet.Tests.Kubernetes.Checks.Support;

/// <summary>A server on localhost with a certificate of an authority of its own.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _authority;

    private TlsServer(string host, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-200), DateTimeOffset.UtcNow.AddYears(1));
        var certificate = Issue(host, validity);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        _app = builder.Build();
        _app.Run(context => context.Response.WriteAsync("hello"));
    }

    public static async Task<TlsServer> StartAsync(TimeSpan validity, string host = "localhost")
    {
        var server = new TlsServer(host, validity);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Looks at its TLS.</summary>
    public async Task<CheckResult> CheckAsync(bool trusted = true)
    {
        var url = new UriBuilder(_app.Urls.Single()) { Host = "localhost" }.Uri;
        var options = new CheckOptions(Authorities: trusted ? [_authority] : []);
        await using var services = new ServiceCollection().AddPublicClient(options).BuildServiceProvider();
        var context = new CheckContext(new(url, url, url, url, url), services.GetRequiredService<PublicClient>(), options, TimeProvider.System);
        return (await CheckRunner.RunAsync(CheckRunner.All.Where(check => check.Name == "tls"), context, CancellationToken.None)).Single();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _authority.Dispose();
    }

    private X509Certificate2 Issue(string host, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(_authority, DateTimeOffset.UtcNow.AddDays(-100), DateTimeOffset.UtcNow + validity, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
