namespace OpenMeet.ChatApi.Messages;

/// <summary>Answer of <c>POST …/message</c>.</summary>
internal sealed record SendAnswer(bool Success, string Id);
