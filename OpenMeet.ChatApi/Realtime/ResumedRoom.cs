namespace OpenMeet.ChatApi.Realtime;

/// <summary>Answer of <c>Resume</c>.</summary>
/// <param name="Messages">What came after the position and has its content, oldest first.</param>
/// <param name="Redacted">Events up to the position, among the latest thousand, that have lost their content: also while nobody was told.</param>
/// <param name="Position">Where to resume from next.</param>
/// <param name="More">There is more: call again with <paramref name="Position"/>.</param>
/// <param name="Reset">The position is unknown or too old: load the history anew and go on from <paramref name="Position"/>.</param>
internal sealed record ResumedRoom(IReadOnlyList<MessagePush> Messages, IReadOnlyList<string> Redacted, long Position, bool More, bool Reset);
