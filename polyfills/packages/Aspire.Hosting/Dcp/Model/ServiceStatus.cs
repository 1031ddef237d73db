namespace Aspire.Hosting.Dcp.Model;

internal sealed class ServiceStatus
{
    public string? State { get; set; }

    public string? EffectiveAddress { get; set; }

    public int? EffectivePort { get; set; }
}
