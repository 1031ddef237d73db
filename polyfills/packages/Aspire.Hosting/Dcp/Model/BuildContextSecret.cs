namespace Aspire.Hosting.Dcp.Model;

internal sealed class BuildContextSecret
{
    public string Id { get; set; } = "";

    public string Type { get; set; } = "";

    public string? Value { get; set; }

    public string? Source { get; set; }
}
