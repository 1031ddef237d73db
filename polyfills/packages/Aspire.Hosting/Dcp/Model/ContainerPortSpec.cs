namespace Aspire.Hosting.Dcp.Model;

/// <summary>A published port; without a host port Docker picks one on 127.0.0.1.</summary>
internal sealed class ContainerPortSpec
{
    public int? ContainerPort { get; set; }

    public int? HostPort { get; set; }

    public string? Protocol { get; set; }

    public string? HostIP { get; set; }
}
