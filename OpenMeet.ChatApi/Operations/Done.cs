namespace OpenMeet.ChatApi.Operations;

/// <summary>The value of an operation that has nothing to say but that it is done.</summary>
internal readonly record struct Done;
