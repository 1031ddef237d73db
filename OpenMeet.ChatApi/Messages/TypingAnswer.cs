namespace OpenMeet.ChatApi.Messages;

/// <summary>Answer of <c>POST …/typing</c>.</summary>
internal sealed record TypingAnswer(bool Success);
