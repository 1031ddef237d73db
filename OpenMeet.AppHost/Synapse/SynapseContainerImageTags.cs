namespace OpenMeet.AppHost.Synapse;

/// <summary>The upstream image that <c>containers/synapse</c> starts from.</summary>
internal static class SynapseContainerImageTags
{
    /// <remarks>ghcr.io</remarks>
    public const string Registry = "ghcr.io";

    /// <remarks>element-hq/synapse</remarks>
    public const string Image = "element-hq/synapse";

    /// <remarks>v1.160.0</remarks>
    public const string Tag = "v1.160.0";
}
