namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerNetworkConnection
{
    public string? Name { get; set; }

    public List<string>? Aliases { get; set; }
}
