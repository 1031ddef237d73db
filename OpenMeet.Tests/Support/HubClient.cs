using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace OpenMeet.Tests.Support;

/// <summary>
/// A client of SignalR's JSON hub protocol over a WebSocket, small enough to see through: for tests of servers. What
/// people use is the stock client, which the browser and Node tests run.
/// </summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<JsonNode> _invocations = Channel.CreateUnbounded<JsonNode>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly ConcurrentDictionary<string, Func<JsonArray, JsonNode?>> _answers = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private Task _receiving = Task.CompletedTask;
    private int _lastCall;

    /// <summary>Connects without negotiation; the token goes into the query, as in browsers.</summary>
    public static async Task<HubClient> ConnectAsync(Uri hub, string? accessToken = null, Action<ClientWebSocketOptions>? configure = null)
    {
        var client = new HubClient();
        configure?.Invoke(client._socket.Options);
        var uri = new UriBuilder(hub) { Scheme = hub.Scheme == "https" ? "wss" : "ws" };
        if (accessToken is not null)
        {
            uri.Query = $"access_token={Uri.EscapeDataString(accessToken)}";
        }

        await client._socket.ConnectAsync(uri.Uri, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        var handshake = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        client._receiving = client.ReceiveAsync(handshake);
        if ((await handshake.Task)["error"] is { } error)
        {
            throw new InvalidOperationException($"The hub refused the handshake: {error}");
        }

        return client;
    }

    /// <summary>Completes when the server has closed the connection.</summary>
    public Task Closed => _receiving;

    /// <summary>Calls a hub method and gives its result.</summary>
    /// <exception cref="HubClientException">The method failed.</exception>
    public async Task<JsonNode?> InvokeAsync(string target, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var completion = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target, arguments }));
        var answer = await completion.Task;
        return answer["error"] is { } error ? throw new HubClientException(error.GetValue<string>()) : answer["result"];
    }

    /// <summary>The next call of a client method by this name; others are passed over.</summary>
    public async Task<JsonArray> NextAsync(string target, TimeSpan? limit = null)
    {
        using var timeout = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(30));
        while (true)
        {
            var invocation = await _invocations.Reader.ReadAsync(timeout.Token);
            if (invocation["target"]!.GetValue<string>() == target)
            {
                return invocation["arguments"]!.AsArray();
            }
        }
    }

    /// <summary>Whether a call of a client method has come that <see cref="NextAsync"/> has not taken.</summary>
    public bool HasUnread => _invocations.Reader.TryPeek(out _);

    /// <summary>Answers calls that want a result.</summary>
    public void Answer(string target, Func<JsonArray, JsonNode?> answer) => _answers[target] = answer;

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task SendAsync(string message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)RecordSeparator), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync(TaskCompletionSource<JsonNode> handshake)
    {
        var pending = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                for (var rest = buffer.AsMemory(0, received.Count); !rest.IsEmpty;)
                {
                    var end = rest.Span.IndexOf(RecordSeparator);
                    pending.Write(rest.Span[..(end < 0 ? rest.Length : end)]);
                    rest = rest[(end < 0 ? rest.Length : end + 1)..];
                    if (end >= 0)
                    {
                        var message = JsonNode.Parse(pending.ToArray())!;
                        pending.SetLength(0);
                        if (!handshake.TrySetResult(message))
                        {
                            await HandleAsync(message);
                        }
                    }
                }
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            handshake.TrySetException(exception);
        }

        _invocations.Writer.TryComplete();
        foreach (var call in _calls.Values)
        {
            call.TrySetException(new HubClientException("The connection has ended."));
        }

        handshake.TrySetException(new HubClientException("The connection has ended."));
    }

    private async Task HandleAsync(JsonNode message)
    {
        switch (message["type"]?.GetValue<int>())
        {
            case 1 when message["invocationId"] is { } id && _answers.TryGetValue(message["target"]!.GetValue<string>(), out var answer):
                await SendAsync(new JsonObject
                {
                    ["type"] = 3,
                    ["invocationId"] = id.GetValue<string>(),
                    ["result"] = answer(message["arguments"]!.AsArray()),
                }.ToJsonString());
                break;
            case 1:
                _invocations.Writer.TryWrite(message);
                break;
            case 3 when _calls.TryRemove(message["invocationId"]!.GetValue<string>(), out var call):
                call.TrySetResult(message);
                break;
        }
    }
}
