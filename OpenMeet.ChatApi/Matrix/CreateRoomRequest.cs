namespace OpenMeet.ChatApi.Matrix;

/// <summary>Body of <c>POST /createRoom</c>.</summary>
internal sealed record CreateRoomRequest(
    string Name,
    string RoomAliasName,
    string Preset,
    string RoomVersion,
    PowerLevels PowerLevelContentOverride,
    IReadOnlyList<InitialState> InitialState);
