using System.Diagnostics.Metrics;

namespace OpenMeet.ChatApi.Operations;

/// <summary>ChatApi's own figures, each a counter with few label values.</summary>
internal sealed class ChatMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _matrixCalls = Create(meters, "openmeet.chat.matrix.calls", "Calls to the homeserver");
    private readonly Counter<long> _messages = Create(meters, "openmeet.chat.messages.sent", "Messages sent by people");
    private readonly Counter<long> _received = Create(meters, "openmeet.chat.messages.received", "Messages taken from the inbound stream");
    private readonly Counter<long> _duplicates = Create(meters, "openmeet.chat.transactions.repeated", "Appservice transactions seen before");
    private readonly Counter<long> _pushFailures = Create(meters, "openmeet.chat.push.failures", "Pushes that the backplane refused");
    private readonly Counter<long> _signIns = Create(meters, "openmeet.chat.bot.sign_ins", "Sessions of bots made or renewed");
    private readonly Counter<long> _outbox = Create(meters, "openmeet.chat.outbox.worked", "Side effects worked");

    public void MatrixCall(string operation, string outcome) => _matrixCalls.Add(1, new("operation", operation), new("outcome", outcome));

    public void MessageSent() => _messages.Add(1);

    public void MessagesReceived(int count) => _received.Add(count);

    public void TransactionRepeated() => _duplicates.Add(1);

    public void PushFailed() => _pushFailures.Add(1);

    public void BotSignedIn(string outcome) => _signIns.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    public void OutboxWorked(string kind, string outcome) => _outbox.Add(1, new("kind", kind), new("outcome", outcome));

    private static Counter<long> Create(IMeterFactory meters, string name, string description) =>
        meters.Create(ChatTelemetry.Name).CreateCounter<long>(name, null, description);
}
