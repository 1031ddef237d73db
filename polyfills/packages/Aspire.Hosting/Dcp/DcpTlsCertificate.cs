using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// A short-lived certificate for DCP's API server on the loopback address. Without one DCP makes an RSA-4096 authority at each
/// start, which takes seconds. The files lie outside the session folder, readable by the user alone, and are removed as soon as
/// DCP has read them.
/// </summary>
internal sealed class DcpTlsCertificate : IDisposable
{
    private readonly string _directory;

    private DcpTlsCertificate(string directory, string thumbprint)
    {
        _directory = directory;
        Thumbprint = thumbprint;
    }

    public string Thumbprint { get; }

    public string CertificateFile => Path.Combine(_directory, "dcp.crt");

    public string KeyFile => Path.Combine(_directory, "dcp.key");

    public static DcpTlsCertificate Create(TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddYears(1));
        var files = new DcpTlsCertificate(Directory.CreateTempSubdirectory("aspire-tls").FullName, certificate.Thumbprint);
        File.WriteAllText(files.CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(files.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return files;
    }

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
