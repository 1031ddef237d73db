namespace OpenMeet.ChatApi.Matrix;

/// <summary>Content of <c>m.room.member</c>.</summary>
internal sealed record MemberContent(string? Membership);
