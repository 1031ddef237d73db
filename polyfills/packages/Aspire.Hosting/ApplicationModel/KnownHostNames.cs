namespace Aspire.Hosting.ApplicationModel;

public static class KnownHostNames
{
    public const string Localhost = "localhost";

    /// <summary>The name by which containers reach processes of the host.</summary>
    public const string DefaultContainerTunnelHostName = "aspire.dev.internal";

    public const string DockerDesktopHostBridge = "host.docker.internal";
}
