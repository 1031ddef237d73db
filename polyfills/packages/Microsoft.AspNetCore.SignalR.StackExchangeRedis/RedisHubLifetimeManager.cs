using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.AspNetCore.SignalR.StackExchangeRedis.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.SignalR.StackExchangeRedis;

/// <summary>Reaches a hub's connections wherever they are: everything but what is for one local connection goes by Redis.</summary>
public partial class RedisHubLifetimeManager<THub> : HubLifetimeManager<THub>, IDisposable
    where THub : Hub
{
    private readonly HubConnectionStore _connections = new();
    private readonly ClientResults _results = new();
    private readonly Acknowledgements _acknowledgements = new();
    private readonly string _serverName = $"{Environment.MachineName}_{Guid.NewGuid():N}";
    private readonly ILogger _logger;
    private readonly IReadOnlyList<IHubProtocol> _protocols;
    private readonly RedisProtocol _protocol;
    private readonly RedisChannels _channels;
    private readonly RedisBus _bus;
    private readonly SharedSubscriptions _groups;
    private readonly SharedSubscriptions _users;
    private long _lastInvocation;

    /// <summary>Starts to connect to Redis.</summary>
    public RedisHubLifetimeManager(
        ILogger<RedisHubLifetimeManager<THub>> logger,
        IOptions<RedisOptions> options,
        IHubProtocolResolver hubProtocolResolver,
        IOptions<HubOptions>? globalHubOptions,
        IOptions<HubOptions<THub>>? hubOptions)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(hubProtocolResolver);
        _logger = logger;
        var names = hubOptions?.Value.SupportedProtocols ?? globalHubOptions?.Value.SupportedProtocols;
        _protocols = [.. hubProtocolResolver.AllProtocols.Where(protocol => names is null || names.Contains(protocol.Name, StringComparer.OrdinalIgnoreCase))];
        _protocol = new RedisProtocol(_protocols);
        _channels = new RedisChannels(typeof(THub).FullName!, _serverName);
        _bus = new RedisBus(options.Value, logger, _serverName, SubscribeAsync);
        _groups = new SharedSubscriptions(SubscribeSharedAsync, _bus.UnsubscribeAsync);
        _users = new SharedSubscriptions(SubscribeSharedAsync, _bus.UnsubscribeAsync);
        _ = ConnectEarlyAsync();
    }

    /// <inheritdoc />
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await _bus.EnsureConnectedAsync().ConfigureAwait(false);
        connection.Features.Set(new RedisGroups());
        _connections.Add(connection);
        await Task.WhenAll(
            _bus.SubscribeAsync(_channels.Connection(connection.ConnectionId), data => ReceivedForConnectionAsync(connection, data)),
            string.IsNullOrEmpty(connection.UserIdentifier) ? Task.CompletedTask : _users.AddAsync(_channels.User(connection.UserIdentifier), connection)).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _connections.Remove(connection);
        List<Task> tasks = [_bus.UnsubscribeAsync(_channels.Connection(connection.ConnectionId))];
        tasks.AddRange((connection.Features.Get<RedisGroups>()?.ToArray() ?? []).Select(group => RemoveLocalAsync(connection, group)));
        if (!string.IsNullOrEmpty(connection.UserIdentifier))
        {
            tasks.Add(_users.RemoveAsync(_channels.User(connection.UserIdentifier), connection));
        }

        return Task.WhenAll(tasks);
    }

    /// <inheritdoc />
    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        _bus.PublishAsync(_channels.All, _protocol.WriteInvocation(methodName, args));

    /// <inheritdoc />
    public override Task SendAllExceptAsync(string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default) =>
        _bus.PublishAsync(_channels.All, _protocol.WriteInvocation(methodName, args, excludedConnectionIds: excludedConnectionIds));

    /// <inheritdoc />
    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        return _connections[connectionId] is { } local
            ? local.WriteAsync(new InvocationMessage(methodName, args), cancellationToken).AsTask()
            : _bus.PublishAsync(_channels.Connection(connectionId), _protocol.WriteInvocation(methodName, args));
    }

    /// <inheritdoc />
    public override Task SendConnectionsAsync(IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionIds);
        return PublishAsync(connectionIds, _channels.Connection, methodName, args);
    }

    /// <inheritdoc />
    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupName);
        return _bus.PublishAsync(_channels.Group(groupName), _protocol.WriteInvocation(methodName, args));
    }

    /// <inheritdoc />
    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupName);
        return _bus.PublishAsync(_channels.Group(groupName), _protocol.WriteInvocation(methodName, args, excludedConnectionIds: excludedConnectionIds));
    }

    /// <inheritdoc />
    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(groupNames);
        return PublishAsync(groupNames, _channels.Group, methodName, args);
    }

    /// <inheritdoc />
    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        _bus.PublishAsync(_channels.User(userId), _protocol.WriteInvocation(methodName, args));

    /// <inheritdoc />
    public override Task SendUsersAsync(IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userIds);
        return PublishAsync(userIds, _channels.User, methodName, args);
    }

    /// <inheritdoc />
    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        ChangeGroupAsync(connectionId, groupName, GroupAction.Add);

    /// <inheritdoc />
    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) =>
        ChangeGroupAsync(connectionId, groupName, GroupAction.Remove);

    /// <inheritdoc />
    public override async Task<T> InvokeConnectionAsync<T>(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        var local = _connections[connectionId];

        // Unique across servers, since the connection's id is.
        var id = connectionId + Interlocked.Increment(ref _lastInvocation).ToString(CultureInfo.InvariantCulture);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, local?.ConnectionAborted ?? CancellationToken.None);
        var result = _results.Expect<T>(connectionId, id, linked.Token);
        try
        {
            if (local is not null)
            {
                await local.WriteAsync(new InvocationMessage(id, methodName, args), linked.Token).ConfigureAwait(false);
            }
            else if (await _bus.PublishAsync(_channels.Connection(connectionId), _protocol.WriteInvocation(methodName, args, id, returnChannel: _channels.ReturnResults)).ConfigureAwait(false) < 1)
            {
                throw new IOException($"Connection '{connectionId}' does not exist.");
            }

            return await result.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (local is { ConnectionAborted.IsCancellationRequested: true })
        {
            throw new IOException($"Connection '{connectionId}' disconnected.");
        }
        finally
        {
            _results.Forget(id);
        }
    }

    /// <inheritdoc />
    public override Task SetConnectionResultAsync(string connectionId, CompletionMessage result) => _results.CompleteAsync(connectionId, result);

    /// <inheritdoc />
    public override bool TryGetReturnType(string invocationId, [NotNullWhen(true)] out Type? type) => _results.TryGetReturnType(invocationId, out type);

    /// <summary>Leaves Redis.</summary>
    [SuppressMessage("Design", "CA1063:Implement IDisposable Correctly", Justification = "Upstream's shape.")]
    [SuppressMessage("Usage", "CA1816:Dispose methods should call SuppressFinalize", Justification = "Upstream's shape.")]
    public void Dispose()
    {
        _bus.Dispose();
        _acknowledgements.Dispose();
        _groups.Dispose();
        _users.Dispose();
    }

    private Task ChangeGroupAsync(string connectionId, string groupName, GroupAction action)
    {
        ArgumentNullException.ThrowIfNull(connectionId);
        ArgumentNullException.ThrowIfNull(groupName);
        if (_connections[connectionId] is { } local)
        {
            return action == GroupAction.Add ? AddLocalAsync(local, groupName) : RemoveLocalAsync(local, groupName);
        }

        return _acknowledgements.SendAsync(id =>
            _bus.PublishAsync(_channels.GroupManagement, RedisProtocol.WriteGroupCommand(new(id, _serverName, action, groupName, connectionId))));
    }

    private async Task AddLocalAsync(HubConnectionContext connection, string groupName)
    {
        var groups = connection.Features.Get<RedisGroups>()!;
        if (!groups.Add(groupName))
        {
            return;
        }

        try
        {
            await _groups.AddAsync(_channels.Group(groupName), connection).ConfigureAwait(false);
        }
        catch
        {
            groups.Remove(groupName);
            throw;
        }
    }

    private async Task RemoveLocalAsync(HubConnectionContext connection, string groupName)
    {
        await _groups.RemoveAsync(_channels.Group(groupName), connection).ConfigureAwait(false);
        connection.Features.Get<RedisGroups>()?.Remove(groupName);
    }

    private Task<long[]> PublishAsync(IReadOnlyList<string> names, Func<string, string> channel, string methodName, object?[] args)
    {
        var payload = _protocol.WriteInvocation(methodName, args);
        return Task.WhenAll(names.Where(name => !string.IsNullOrEmpty(name)).Select(name => _bus.PublishAsync(channel(name), payload)));
    }
}
