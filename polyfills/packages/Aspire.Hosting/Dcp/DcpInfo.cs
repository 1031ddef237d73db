namespace Aspire.Hosting.Dcp;

/// <summary>What <c>dcp info</c> prints.</summary>
internal sealed class DcpInfo
{
    public string? Version { get; set; }

    public DcpContainersInfo? Containers { get; set; }

    public bool IsContainerRuntimeHealthy => Containers is { Installed: true, Running: true };
}
