using System.Net;
using System.Net.Sockets;

namespace OpenMeet.Tests.Kubernetes.Rehearsal;

/// <summary>
/// Stands where a reverse proxy ends TLS in front of the cluster: takes requests for the public https names, passes them on in
/// clear with their Host header, and keeps cookies as the browser behind it would.
/// </summary>
internal sealed class PublicDoor(int port) : DelegatingHandler(new SocketsHttpHandler
{
    AllowAutoRedirect = false,
    UseCookies = false,
    ConnectCallback = async (_, cancellationToken) =>
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    },
})
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        request.RequestUri = new Uri($"http://{url.Host}{url.PathAndQuery}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        if (_cookies.GetCookieHeader(url) is { Length: > 0 } cookies)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
        }

        var response = await base.SendAsync(request, cancellationToken);
        request.RequestUri = url;
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            _cookies.SetCookies(url, cookie);
        }

        return response;
    }
}
