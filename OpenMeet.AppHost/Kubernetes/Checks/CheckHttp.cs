using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>The connections of checks.</summary>
internal static class CheckHttp
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddPublicClient(this IServiceCollection services, CheckOptions options)
    {
        services.AddHttpClient<PublicClient>(http =>
        {
            http.Timeout = Timeout;
            http.MaxResponseContentBufferSize = PublicClient.LongestBody;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("openmeet-check/1.0");
        }).ConfigurePrimaryHttpMessageHandler(() => Handler(options));
        return services;
    }

    public static SocketsHttpHandler Handler(CheckOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = Timeout,
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(options) },
    };

    /// <summary>Whom to trust; null: whom the machine trusts.</summary>
    public static X509ChainPolicy? Policy(CheckOptions options)
    {
        if (options.Authorities is not { } authorities)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }
}
