using System.Collections.Frozen;

namespace OpenMeet.AppHost.Kubernetes.Options;

/// <summary>Images of options, which the manifest does not know: they run in clusters only.</summary>
internal static class OptionImages
{
    public const string Coturn = "coturn";
    public const string LiveKit = "livekit";
    public const string LiveKitAuthorization = "lk-jwt-service";

    /// <summary>By resource, pinned.</summary>
    public static FrozenDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [Coturn] = "docker.io/coturn/coturn:4.8.0-r1",
        [LiveKit] = "docker.io/livekit/livekit-server:v1.11.0",
        [LiveKitAuthorization] = "ghcr.io/element-hq/lk-jwt-service:0.4.4",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
