namespace OpenMeet.ChatApi.Messages;

/// <summary>Body of <c>POST …/message</c>.</summary>
/// <param name="Message">The text.</param>
/// <param name="TransactionId">The caller's id of this message: sent twice, it is one message. Without it every request is a new one.</param>
internal sealed record SendRequest(string? Message, string? TransactionId);
