using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>The stock <c>@microsoft/signalr</c> client in node, connected through the Proxy.</summary>
public sealed class HubClient : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly NodeProcess _node;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
    private readonly Channel<string> _states = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource<JsonElement> _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastCall;

    private HubClient(NodeProcess node)
    {
        _node = node;
        _ = PumpAsync();
    }

    /// <summary>Messages pushed by the hub.</summary>
    public ChannelReader<JsonElement> Messages => _messages.Reader;

    /// <summary>The replica that this connection reached.</summary>
    public string Node { get; private set; } = string.Empty;

    public static async Task<HubClient> ConnectAsync(Uri chat, string accessToken)
    {
        var client = new HubClient(new NodeProcess(
            "hub-client.mjs",
            [new Uri(chat, "/hubs/chat").AbsoluteUri],
            new Dictionary<string, string> { ["ACCESS_TOKEN"] = accessToken }));
        await client.WaitForStateAsync("connected");
        client.Node = (await client._hello.Task.WaitAsync(Timeout)).GetProperty("node").GetString()!;
        return client;
    }

    /// <summary>Connects until the connection lands on another replica than <paramref name="node"/>.</summary>
    public static async Task<HubClient> ConnectElsewhereAsync(Uri chat, string accessToken, string node)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var client = await ConnectAsync(chat, accessToken);
            if (client.Node != node)
            {
                return client;
            }

            await client.DisposeAsync();
        }

        throw new InvalidOperationException("Every connection reached the same replica.");
    }

    public async Task<JsonElement> InvokeAsync(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _lastCall);
        var call = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _node.TellAsync(new { id, invoke = method, arguments });
        return await call.Task.WaitAsync(Timeout);
    }

    public async Task<JsonElement> NextMessageAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout);
        return await _messages.Reader.ReadAsync(timeout.Token);
    }

    public async Task WaitForStateAsync(string state)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            while (await _states.Reader.ReadAsync(timeout.Token) != state)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            throw new InvalidOperationException($"The connection did not become '{state}'. {_node.Errors}", exception);
        }
    }

    public ValueTask DisposeAsync() => _node.DisposeAsync();

    private async Task PumpAsync()
    {
        await foreach (var line in _node.Lines.ReadAllAsync())
        {
            if (line.TryGetProperty("id", out var id) && _calls.TryRemove(id.GetInt32(), out var call))
            {
                Complete(call, line);
            }
            else if (line.TryGetProperty("state", out var state))
            {
                _states.Writer.TryWrite(state.GetString()!);
            }
            else if (line.TryGetProperty("on", out var name))
            {
                Receive(name.GetString(), line.GetProperty("arguments")[0]);
            }
        }

        _states.Writer.TryComplete();
    }

    private void Receive(string? name, JsonElement value)
    {
        if (name == "MatrixMessage")
        {
            _messages.Writer.TryWrite(value);
        }
        else if (name == "Hello")
        {
            _hello.TrySetResult(value);
        }
    }

    private static void Complete(TaskCompletionSource<JsonElement> call, JsonElement line)
    {
        if (line.TryGetProperty("error", out var error))
        {
            call.SetException(new HubCallException(error.GetString()!));
        }
        else
        {
            call.SetResult(line.GetProperty("result"));
        }
    }
}
