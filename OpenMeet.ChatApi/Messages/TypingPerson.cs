namespace OpenMeet.ChatApi.Messages;

/// <summary>Somebody who types.</summary>
internal sealed record TypingPerson(string UserId, string Name);
