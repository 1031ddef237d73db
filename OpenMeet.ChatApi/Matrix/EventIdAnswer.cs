namespace OpenMeet.ChatApi.Matrix;

/// <summary>Answer of <c>/send</c> and <c>/state</c>.</summary>
internal sealed record EventIdAnswer(string EventId);
