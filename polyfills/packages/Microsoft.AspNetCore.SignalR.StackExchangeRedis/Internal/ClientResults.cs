using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;

/// <summary>
/// Results that clients owe: to a caller on this server, or, as raw bytes to be forwarded, to one on another server.
/// </summary>
internal sealed class ClientResults : IInvocationBinder
{
    private readonly ConcurrentDictionary<string, Pending> _pending = new(StringComparer.Ordinal);

    /// <summary>Waits for a result of type <typeparamref name="T"/>.</summary>
    public Task<T> Expect<T>(string connectionId, string invocationId, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellationToken.UnsafeRegister(
            _ =>
            {
                if (_pending.TryRemove(invocationId, out var _))
                {
                    result.TrySetCanceled(cancellationToken);
                }
            },
            null);
        Add(invocationId, new Pending(connectionId, typeof(T), completion =>
        {
            registration.Dispose();
            Complete(result, completion);
            return Task.CompletedTask;
        }));
        if (cancellationToken.IsCancellationRequested && _pending.TryRemove(invocationId, out _))
        {
            result.TrySetCanceled(cancellationToken);
        }

        return result.Task;
    }

    /// <summary>Hands a result on, unparsed. A connection that ends first owes none any more: its result is an error.</summary>
    public void Forward(HubConnectionContext connection, string invocationId, Func<CompletionMessage, Task> forward)
    {
        CancellationTokenRegistration aborted = default;
        Add(invocationId, new Pending(connection.ConnectionId, typeof(RawResult), completion =>
        {
            aborted.Unregister();
            return forward(completion);
        }));
        aborted = connection.ConnectionAborted.UnsafeRegister(
            _ =>
            {
                if (_pending.TryRemove(invocationId, out var pending))
                {
                    _ = pending.Complete(CompletionMessage.WithError(invocationId, "Connection disconnected."));
                }
            },
            null);
    }

    /// <summary>Takes a result that arrived: from the client itself, or from the server that has it.</summary>
    /// <param name="connectionId">The client that sent it; null if another server did.</param>
    /// <exception cref="InvalidOperationException">A client sent another's result.</exception>
    public Task CompleteAsync(string? connectionId, CompletionMessage message)
    {
        if (!_pending.TryGetValue(message.InvocationId!, out var pending))
        {
            // Cancelled meanwhile.
            return Task.CompletedTask;
        }

        if (connectionId is not null && connectionId != pending.ConnectionId)
        {
            throw new InvalidOperationException($"Connection ID '{connectionId}' is not valid for invocation ID '{message.InvocationId}'.");
        }

        return _pending.TryRemove(message.InvocationId!, out pending) ? pending.Complete(message) : Task.CompletedTask;
    }

    public void Forget(string invocationId) => _pending.TryRemove(invocationId, out _);

    public bool TryGetReturnType(string invocationId, [NotNullWhen(true)] out Type? type)
    {
        type = _pending.TryGetValue(invocationId, out var pending) ? pending.Type : null;
        return type is not null;
    }

    Type IInvocationBinder.GetReturnType(string invocationId) => TryGetReturnType(invocationId, out var type)
        ? type
        : throw new InvalidOperationException($"Invocation ID '{invocationId}' is not associated with a pending client result.");

    IReadOnlyList<Type> IInvocationBinder.GetParameterTypes(string methodName) => throw new NotSupportedException();

    Type IInvocationBinder.GetStreamItemType(string streamId) => throw new NotSupportedException();

    private static void Complete<T>(TaskCompletionSource<T> result, CompletionMessage completion)
    {
        if (!completion.HasResult)
        {
            result.TrySetException(new HubException(completion.Error));
        }
        else if (completion.Result is T or null)
        {
            result.TrySetResult((T)completion.Result!);
        }
        else
        {
            result.TrySetException(new HubException("The client's result has another type."));
        }
    }

    private void Add(string invocationId, Pending pending)
    {
        if (!_pending.TryAdd(invocationId, pending))
        {
            throw new InvalidOperationException("ID collision occurred when using client results. This is likely a bug in SignalR.");
        }
    }

    private sealed record Pending(string ConnectionId, Type Type, Func<CompletionMessage, Task> Complete);
}
