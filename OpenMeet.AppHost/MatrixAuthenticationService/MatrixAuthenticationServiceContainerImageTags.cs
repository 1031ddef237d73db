namespace OpenMeet.AppHost.MatrixAuthenticationService;

/// <summary>The upstream image that <c>containers/mas</c> takes <c>mas-cli</c> from.</summary>
internal static class MatrixAuthenticationServiceContainerImageTags
{
    /// <remarks>ghcr.io</remarks>
    public const string Registry = "ghcr.io";

    /// <remarks>element-hq/matrix-authentication-service</remarks>
    public const string Image = "element-hq/matrix-authentication-service";

    /// <remarks>1.22.0</remarks>
    public const string Tag = "1.22.0";
}
