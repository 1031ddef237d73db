using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>
/// Sends what is addressed to the public names of MAS and OpenMeet.Oidc to where this process reaches them: a pod cannot be
/// sure to reach its own cluster's public names. The protocol keeps the public URLs; Host and forwarded headers say what was
/// asked, as the Proxy's do.
/// </summary>
internal sealed class InternalRoutes(ChatSettings settings) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        if (InternalOf(asked) is { } address)
        {
            request.RequestUri = new Uri(address, asked.PathAndQuery);
            request.Headers.Host = asked.Authority;
            request.Headers.Add("X-Forwarded-Host", asked.Authority);
            request.Headers.Add("X-Forwarded-Proto", asked.Scheme);
        }

        return base.SendAsync(request, cancellationToken);
    }

    private Uri? InternalOf(Uri asked) =>
        Origin.Same(asked, settings.MasPublicUrl) ? settings.MasWebUrl
        : Origin.Same(asked, settings.OidcIssuer) ? settings.OidcInternalUrl
        : null;
}
