namespace MatrixAuthenticationService.Admin;

/// <summary>The body of <c>POST users</c>.</summary>
/// <param name="SkipHomeserverCheck">Adopts a name that the homeserver has already.</param>
internal sealed record AddUserRequest(string Username, bool SkipHomeserverCheck = false, string? Displayname = null, string? AvatarUrl = null);
