namespace Aspire.Hosting.Dcp;

internal sealed class DcpContainersInfo
{
    public string? Runtime { get; set; }

    public string? HostName { get; set; }

    public bool Installed { get; set; }

    public bool Running { get; set; }

    public string? Error { get; set; }
}
