using System.Collections.Concurrent;
using Npgsql;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Data;

/// <summary>
/// A lock held by one caller of all replicas: an advisory lock of PostgreSQL. Callers of one replica queue in memory first,
/// so that a crowd waits with one connection; the pool is apart from the context's, so that waiting starves nobody's work.
/// </summary>
internal sealed class ClusterLock : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);
    private readonly NpgsqlDataSource _source;

    public ClusterLock(ChatSettings settings)
    {
        var options = new NpgsqlConnectionStringBuilder(settings.ChatDatabase) { MaxPoolSize = 20, ApplicationName = "openmeet-chat-locks" };
        _source = NpgsqlDataSource.Create(options);
    }

    /// <summary>Waits until the lock is had. It is given back by disposing, or by the end of the process.</summary>
    public async Task<IAsyncDisposable> AcquireAsync(string key, CancellationToken cancellationToken)
    {
        var gate = Enter(key);
        var entered = false;
        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken);
            entered = true;
            var connection = await _source.OpenConnectionAsync(cancellationToken);
            var held = new Held(this, key, gate, connection);
            try
            {
                await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($1, 0))", key, cancellationToken);
                return held;
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        catch
        {
            Leave(key, gate, entered);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, string key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = key } }, CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private Gate Enter(string key)
    {
        while (true)
        {
            var gate = _gates.GetOrAdd(key, _ => new Gate());
            lock (gate)
            {
                if (!gate.Removed)
                {
                    gate.Users++;
                    return gate;
                }
            }
        }
    }

    private void Leave(string key, Gate gate, bool entered)
    {
        if (entered)
        {
            gate.Semaphore.Release();
        }

        lock (gate)
        {
            if (--gate.Users == 0)
            {
                gate.Removed = true;
                _gates.TryRemove(key, out _);
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }

        public bool Removed { get; set; }
    }

    private sealed class Held(ClusterLock owner, string key, Gate gate, NpgsqlConnection connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await ExecuteAsync(connection, "SELECT pg_advisory_unlock(hashtextextended($1, 0))", key, CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // The connection is broken, and with it PostgreSQL has freed the lock.
            }
            finally
            {
                await connection.DisposeAsync();
                owner.Leave(key, gate, entered: true);
            }
        }
    }
}
