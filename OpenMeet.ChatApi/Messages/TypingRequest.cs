namespace OpenMeet.ChatApi.Messages;

/// <summary>Body of <c>POST …/typing</c>.</summary>
internal sealed record TypingRequest(bool? IsTyping);
