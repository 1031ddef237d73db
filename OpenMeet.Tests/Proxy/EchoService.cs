using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.Proxy;

/// <summary>A service that answers everything with what reached it, and sends back what comes over a WebSocket.</summary>
internal sealed class EchoService : IAsyncDisposable
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TestService _service = null!;

    public Uri Address => _service.Address;

    public static async Task<EchoService> StartAsync(string name)
    {
        var echo = new EchoService();
        echo._service = await TestService.StartAsync(
            builder => builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null),
            app =>
            {
                app.UseWebSockets();
                app.Map("/_matrix/client/v3/sync", async (HttpContext context) =>
                {
                    await echo._released.Task;
                    return name;
                });
                app.MapFallback("{**path}", context => AnswerAsync(name, context));
            });
        return echo;
    }

    /// <summary>Ends the long polls.</summary>
    public void Release() => _released.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        await _service.DisposeAsync();
    }

    private static async Task AnswerAsync(string name, HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoAsync(context);
            return;
        }

        long length = 0;
        var buffer = new byte[64 * 1024];
        for (int count; (count = await context.Request.Body.ReadAsync(buffer)) > 0;)
        {
            length += count;
        }

        context.Response.Headers["X-Reached"] = name;
        context.Response.Headers.Server = "Echo/1.0";
        await context.Response.WriteAsJsonAsync(new
        {
            service = name,
            target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            length,
            headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        });
    }

    private static async Task EchoAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        while (await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted) is { MessageType: not System.Net.WebSockets.WebSocketMessageType.Close } received)
        {
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, context.RequestAborted);
        }
    }
}
