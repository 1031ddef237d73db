namespace OpenMeet.ChatApi.Matrix;

/// <summary>Answer of <c>/account/whoami</c>.</summary>
internal sealed record WhoAmIAnswer(string UserId, string? DeviceId);
