using System.Collections.Concurrent;
using System.Data;
using Npgsql;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Data;

/// <summary>
/// A lock held by one caller of all replicas: an advisory lock of PostgreSQL. Callers of one replica queue in memory first,
/// so that a crowd waits with one connection. Each level has connections of its own, apart from the context's too: who holds
/// a room can always get the bot's lock, and waiting starves nobody's work.
/// </summary>
internal sealed class ClusterLock : IAsyncDisposable
{
    private const int ConnectionsPerLevel = 8;

    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);
    private readonly Dictionary<LockLevel, Lane> _lanes;

    public ClusterLock(ChatSettings settings)
    {
        var options = new NpgsqlConnectionStringBuilder(settings.ChatDatabase) { MaxPoolSize = ConnectionsPerLevel, ApplicationName = "openmeet-chat-locks" };
        _lanes = Enum.GetValues<LockLevel>().ToDictionary(level => level, _ => new Lane(NpgsqlDataSource.Create(options), new SemaphoreSlim(ConnectionsPerLevel)));
    }

    /// <summary>Waits until the lock is had. It is given back by disposing, or by the end of the process.</summary>
    public async Task<IAsyncDisposable> AcquireAsync(LockLevel level, string key, CancellationToken cancellationToken)
    {
        var lane = _lanes[level];
        key = $"{level}:{key}";
        var gate = Enter(key);
        var (entered, admitted) = (false, false);
        try
        {
            await gate.Semaphore.WaitAsync(cancellationToken);
            entered = true;

            // Not by the pool's own queue, which gives up after the connection timeout.
            await lane.Places.WaitAsync(cancellationToken);
            admitted = true;
            return new Held(this, key, gate, lane, await LockAsync(lane.Source, key, cancellationToken));
        }
        catch
        {
            Leave(key, gate, entered, admitted ? lane : null);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values)
        {
            await lane.Source.DisposeAsync();
            lane.Places.Dispose();
        }
    }

    private static async Task<NpgsqlConnection> LockAsync(NpgsqlDataSource source, string key, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var connection = await source.OpenConnectionAsync(cancellationToken);
            try
            {
                await ExecuteAsync(connection, "SELECT pg_advisory_lock(hashtextextended($1, 0))", key, cancellationToken);
                return connection;
            }
            catch (NpgsqlException) when (!isSecond && connection.State != ConnectionState.Open)
            {
                // The server has restarted since: all that the pool holds is dead.
                source.Clear();
                await connection.DisposeAsync();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }
    }

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

    private void Leave(string key, Gate gate, bool entered, Lane? lane)
    {
        lane?.Places.Release();
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

    private sealed record Lane(NpgsqlDataSource Source, SemaphoreSlim Places);

    private sealed class Gate
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }

        public bool Removed { get; set; }
    }

    private sealed class Held(ClusterLock owner, string key, Gate gate, Lane lane, NpgsqlConnection connection) : IAsyncDisposable
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
                owner.Leave(key, gate, entered: true, lane);
            }
        }
    }
}
