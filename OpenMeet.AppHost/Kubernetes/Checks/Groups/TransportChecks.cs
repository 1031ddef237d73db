using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>TLS, the headers of every answer, and the clock.</summary>
internal static class TransportChecks
{
    private static readonly TimeSpan Renewal = TimeSpan.FromDays(14);
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    public static IReadOnlyList<Check> All { get; } =
    [
        new("tls", "Look at the certificate: kubectl describe certificate, or at what ends TLS in front of the cluster.", TlsAsync),
        new("security-headers", "The proxy sets them: whatever stands in front of it must leave them alone.", HeadersAsync),
        new("clock", "Set the clocks by NTP: tokens are valid for minutes.", ClockAsync),
    ];

    private static async Task<Finding> TlsAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var names = context.Urls.All.Where(name => name.Url.Scheme == Uri.UriSchemeHttps).ToList();
        if (names.Count == 0)
        {
            return context.Urls.Chat.IsLoopback ? Finding.Skip("http, on this machine") : Finding.Fail("http: what people type can be read on the way");
        }

        var faults = context.Urls.All.Except(names).Select(name => $"{name.Name}: http").ToList();
        var first = DateTime.MaxValue;
        foreach (var (name, url) in names)
        {
            var (fault, expiry) = await HandshakeAsync(url, context, cancellationToken);
            first = expiry < first ? expiry : first;
            faults.AddRange(fault is null ? [] : [$"{name}: {fault}"]);
        }

        return Finding.Of(faults, string.Create(CultureInfo.InvariantCulture, $"{names.Count} names, the first certificate ends {first:yyyy-MM-dd}"));
    }

    private static async Task<(string? Fault, DateTime Expiry)> HandshakeAsync(Uri url, CheckContext context, CancellationToken cancellationToken)
    {
        SslPolicyErrors errors = SslPolicyErrors.None;
        var status = X509ChainStatusFlags.NoError;
        using var tcp = new TcpClient();
        try
        {
            await tcp.ConnectAsync(url.Host, url.Port, cancellationToken);
            await using var tls = new SslStream(tcp.GetStream());
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = url.Host,
                    CertificateChainPolicy = CheckHttp.Policy(context.Options),
                    RemoteCertificateValidationCallback = (_, _, chain, found) =>
                    {
                        errors = found;
                        status = chain?.ChainStatus.Aggregate(status, (all, one) => all | one.Status) ?? status;
                        return true;
                    },
                },
                cancellationToken);
            using var certificate = new X509Certificate2(tls.RemoteCertificate!);
            var expiry = certificate.NotAfter.ToUniversalTime();
            var left = expiry - context.Time.GetUtcNow();
            return (errors switch
            {
                not SslPolicyErrors.None => $"the certificate is not valid ({errors}{(status == X509ChainStatusFlags.NoError ? "" : $", {status}")})",
                _ when tls.SslProtocol is not (SslProtocols.Tls12 or SslProtocols.Tls13) => $"{tls.SslProtocol} is too old",
                _ when left < Renewal => $"the certificate ends in {Math.Max(0, (int)left.TotalDays)} days",
                _ => null,
            }, expiry);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException)
        {
            return ("no TLS connection", DateTime.MaxValue);
        }
    }

    private static async Task<Finding> HeadersAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var faults = new List<string>();
        foreach (var (name, url) in context.Urls.All)
        {
            var answer = await context.Http.GetAsync(url, cancellationToken);
            Require(name, answer.Header("X-Content-Type-Options") == "nosniff", "no X-Content-Type-Options: nosniff");
            Require(name, answer.Header("Referrer-Policy") is { Length: > 0 }, "no Referrer-Policy");
            Require(name, url.Scheme == Uri.UriSchemeHttp || answer.Header("Strict-Transport-Security") is { } policy && !policy.Contains("max-age=0", StringComparison.Ordinal), "no Strict-Transport-Security");
            Require(name, answer.Header("X-Powered-By") is null, "X-Powered-By tells what runs here");
        }

        return Finding.Of(faults, $"on {context.Urls.All.Count} names");

        void Require(string name, bool holds, string otherwise) => faults.AddRange(holds ? [] : [$"{name}: {otherwise}"]);
    }

    private static async Task<Finding> ClockAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await context.Http.GetAsync(context.Urls.Chat, cancellationToken);
        if (!DateTimeOffset.TryParse(answer.Header("Date"), CultureInfo.InvariantCulture, out var date))
        {
            return Finding.Fail("no Date header");
        }

        var skew = (context.Time.GetUtcNow() - date).Duration();
        return skew <= Skew ? Finding.Pass("in step with this machine") : Finding.Fail($"{(int)skew.TotalSeconds} seconds off this machine's clock");
    }
}
