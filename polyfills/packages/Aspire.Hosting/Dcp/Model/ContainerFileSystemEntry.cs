namespace Aspire.Hosting.Dcp.Model;

internal sealed class ContainerFileSystemEntry
{
    public string Type { get; set; } = "file";

    public string? Name { get; set; }

    public int? Owner { get; set; }

    public int? Group { get; set; }

    public int Mode { get; set; }

    public string? Source { get; set; }

    public string? Contents { get; set; }

    public List<ContainerFileSystemEntry>? Entries { get; set; }

    public bool? ContinueOnError { get; set; }
}
