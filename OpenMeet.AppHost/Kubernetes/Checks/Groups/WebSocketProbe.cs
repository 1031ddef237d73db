using System.Net;
using System.Net.WebSockets;

namespace OpenMeet.AppHost.Kubernetes.Checks.Groups;

/// <summary>
/// Goes to the hub as a WebSocket. Without a token the service refuses it with 401, which shows that the request came through;
/// with one it must open and shake hands, which shows that nothing on the way holds the connection back.
/// </summary>
internal static class WebSocketProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md#handshake-request-message-encoding</summary>
    private static readonly byte[] Handshake = [.. """{"protocol":"json","version":1}"""u8, 0x1e];

    public static async Task<Finding> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var token = context.Options.AccessToken;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        using var handler = CheckHttp.Handler(context.Options);
        using var invoker = new HttpMessageInvoker(handler);
        if (token is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        try
        {
            await socket.ConnectAsync(Address(context.Urls.Chat), invoker, timeout.Token);
        }
        catch (WebSocketException)
        {
            return socket.HttpStatusCode == HttpStatusCode.Unauthorized && token is null
                ? Finding.Pass("the upgrade reaches the hub, which asks for a token")
                : Finding.Fail($"the upgrade is answered with status {(int)socket.HttpStatusCode}");
        }

        return token is null
            ? Finding.Fail("it opens without a token")
            : await ShakeHandsAsync(socket, timeout.Token);
    }

    private static async Task<Finding> ShakeHandsAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        await socket.SendAsync(Handshake, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        var buffer = new byte[1024];
        var result = await socket.ReceiveAsync(buffer, cancellationToken);
        return result.Count >= 3 && buffer.AsSpan(0, 3).SequenceEqual("{}\u001e"u8)
            ? Finding.Pass("it opens, and the hub shakes hands")
            : Finding.Fail("it opens, but the hub does not shake hands");
    }

    private static Uri Address(Uri chat) =>
        new UriBuilder(new Uri(chat, "/hubs/chat")) { Scheme = chat.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
}
