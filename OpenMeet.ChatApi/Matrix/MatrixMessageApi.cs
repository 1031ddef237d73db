using System.Globalization;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Matrix;

/// <summary>Messages, history and typing in the client-server API.</summary>
internal sealed class MatrixMessageApi(MatrixTransport transport)
{
    /// <summary>Only messages, and no state of members, in history.</summary>
    private static readonly string HistoryFilter = Uri.EscapeDataString("""{"types":["m.room.message"],"lazy_load_members":true}""");

    /// <summary>
    /// Sends a text. The same <paramref name="transactionId"/> gives the same event; it must be unique across the whole
    /// application service, for which Synapse keeps them, not for one person.
    /// </summary>
    public Task<Result<EventIdAnswer>> SendAsync(
        string userId, string roomId, string transactionId, string text, CancellationToken cancellationToken) =>
        transport.SendAsync<EventIdAnswer>(
            new(
                "send",
                HttpMethod.Put,
                $"{Room(roomId)}/send/{MatrixEvent.Message}/{Uri.EscapeDataString(transactionId)}",
                new MatrixActor.Person(userId),
                new { Msgtype = "m.text", Body = text }),
            cancellationToken);

    /// <summary>History as this person may see it, newest first.</summary>
    public Task<Result<MessagesPage>> HistoryAsync(
        string userId, string roomId, string? from, int limit, CancellationToken cancellationToken)
    {
        var path = $"{Room(roomId)}/messages?dir=b&limit={limit.ToString(CultureInfo.InvariantCulture)}&filter={HistoryFilter}";
        path = from is null ? path : $"{path}&from={Uri.EscapeDataString(from)}";
        return transport.SendAsync<MessagesPage>(new("messages", HttpMethod.Get, path, new MatrixActor.Person(userId)), cancellationToken);
    }

    public Task<Result<Done>> TypingAsync(
        string userId, string roomId, bool typing, TimeSpan timeout, CancellationToken cancellationToken) =>
        transport.SendAsync<Done>(
            new(
                "typing",
                HttpMethod.Put,
                $"{Room(roomId)}/typing/{Uri.EscapeDataString(userId)}",
                new MatrixActor.Person(userId),
                typing ? new { Typing = true, Timeout = (long?)timeout.TotalMilliseconds } : new { Typing = false, Timeout = (long?)null }),
            cancellationToken);

    private static string Room(string roomId) => $"v3/rooms/{Uri.EscapeDataString(roomId)}";
}
