namespace OpenMeet.ChatApi.Matrix;

/// <summary>A state event that a room starts with.</summary>
internal sealed record InitialState(string Type, string StateKey, object Content);
