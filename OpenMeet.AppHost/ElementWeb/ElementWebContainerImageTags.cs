namespace OpenMeet.AppHost.ElementWeb;

/// <summary>The upstream image that <c>containers/element</c> starts from.</summary>
internal static class ElementWebContainerImageTags
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>vectorim/element-web</remarks>
    public const string Image = "vectorim/element-web";

    /// <remarks>v1.12.0</remarks>
    public const string Tag = "v1.12.0";
}
