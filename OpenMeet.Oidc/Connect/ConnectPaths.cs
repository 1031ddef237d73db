namespace OpenMeet.Oidc.Connect;

/// <summary>Paths of the OpenID Connect endpoints.</summary>
internal static class ConnectPaths
{
    internal const string Authorize = "/connect/authorize";
    internal const string Token = "/connect/token";
    internal const string UserInfo = "/connect/userinfo";
    internal const string Logout = "/connect/logout";
    internal const string Revoke = "/connect/revoke";
}
