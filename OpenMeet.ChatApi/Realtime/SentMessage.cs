namespace OpenMeet.ChatApi.Realtime;

/// <summary>Answer of <c>SendMessage</c>: the Matrix event id.</summary>
internal sealed record SentMessage(string Id);
