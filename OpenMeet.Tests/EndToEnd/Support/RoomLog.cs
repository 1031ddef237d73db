using Aspire.Hosting.Testing;
using Npgsql;
using OpenMeet.Tests.Support;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>What ChatApi keeps of a room for those who resume.</summary>
public static class RoomLog
{
    /// <summary>Waits until these messages have come in, and takes them away as a week's time does.</summary>
    public static async Task ForgetAsync(StackFixture stack, string roomId, int messages)
    {
        await using var database = NpgsqlDataSource.Create(await stack.App.GetConnectionStringAsync("chatdb") ?? throw new InvalidOperationException("There is no chatdb."));
        await Eventually.TrueAsync(async () => await CountAsync(database, roomId) >= messages);
        await using var delete = database.CreateCommand("DELETE FROM room_messages WHERE room_id = $1");
        delete.Parameters.AddWithValue(roomId);
        await delete.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(NpgsqlDataSource database, string roomId)
    {
        await using var count = database.CreateCommand("SELECT count(*) FROM room_messages WHERE room_id = $1");
        count.Parameters.AddWithValue(roomId);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
