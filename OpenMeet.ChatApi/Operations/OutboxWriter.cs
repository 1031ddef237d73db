using System.Text.Json;
using OpenMeet.ChatApi.Data;

namespace OpenMeet.ChatApi.Operations;

/// <summary>Puts side effects into the transaction of the change that causes them.</summary>
internal sealed class OutboxWriter(ChatDb db, TimeProvider time)
{
    public void Add<T>(string key, string kind, T payload) => db.Outbox.Add(new OutboxRow
    {
        Key = key,
        Kind = kind,
        Payload = JsonSerializer.Serialize(payload),
        NextAttemptAt = time.GetUtcNow(),
    });
}
