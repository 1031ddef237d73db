namespace Aspire.Hosting.Dcp.Model;

internal sealed class VolumeMount
{
    public string Type { get; set; } = "bind";

    public string? Source { get; set; }

    public string? Target { get; set; }

    public bool ReadOnly { get; set; }
}
