using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>
/// A client of the hub: WebSocket without negotiation and SignalR's JSON protocol. The stock .NET client is not to be had
/// everywhere this project is built; the stock JavaScript client runs in the end-to-end tests.
/// </summary>
internal sealed class ChatHubClient : IAsyncDisposable
{
    private const char Separator = '\u001e';
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _pending = new();
    private readonly ConcurrentQueue<(string Target, JsonElement Argument)> _pushes = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _reading = Task.CompletedTask;
    private int _invocations;

    /// <summary>Completes when the server has ended the connection.</summary>
    public Task Closed => _reading;

    public static async Task<ChatHubClient> ConnectAsync(Uri server, string token)
    {
        var client = new ChatHubClient();
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/hubs/chat", Query = $"access_token={token}" }.Uri;
        await client._socket.ConnectAsync(address, CancellationToken.None);
        await client.SendAsync(new { protocol = "json", version = 1 });
        client._reading = client.ReadAsync();
        return client;
    }

    /// <summary>What the server called on the client, by the method's name.</summary>
    public IReadOnlyList<JsonElement> Pushed(string target) => [.. _pushes.Where(push => push.Target == target).Select(push => push.Argument)];

    /// <summary>The texts of the pushed messages, in order.</summary>
    public IReadOnlyList<string> Texts => [.. Pushed("MatrixMessage").Select(message => message.GetProperty("content").GetProperty("body").GetString()!)];

    /// <exception cref="HubCallException">The hub's error.</exception>
    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _invocations).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = _pending[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(new { type = 1, invocationId = id, target = method, arguments });
        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(object message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message) + Separator), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[64 * 1024];
        try
        {
            while (_socket.State == WebSocketState.Open)
            {
                var read = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                text.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
                if (read.EndOfMessage)
                {
                    Array.ForEach(text.ToString().Split(Separator, StringSplitOptions.RemoveEmptyEntries), Take);
                    text.Clear();
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            // Ended by this side or the other.
        }

        foreach (var waiting in _pending.Values)
        {
            waiting.TrySetException(new HubCallException("closed"));
        }
    }

    private void Take(string json)
    {
        var message = JsonSerializer.Deserialize<JsonElement>(json);
        switch (message.TryGetProperty("type", out var type) ? type.GetInt32() : 0)
        {
            case 1:
                _pushes.Enqueue((message.GetProperty("target").GetString()!, message.GetProperty("arguments")[0]));
                break;
            case 3 when _pending.TryRemove(message.GetProperty("invocationId").GetString()!, out var answer):
                if (message.TryGetProperty("error", out var error))
                {
                    answer.SetException(new HubCallException(error.GetString()!));
                }
                else
                {
                    answer.SetResult(message.TryGetProperty("result", out var result) ? result : default);
                }

                break;
        }
    }
}
