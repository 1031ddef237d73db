namespace Aspire.Hosting.Dcp.Model;

/// <summary>Files that DCP copies into a created container before it starts it.</summary>
internal sealed class ContainerCreateFileSystem
{
    public string? Destination { get; set; }

    public int? DefaultOwner { get; set; }

    public int? DefaultGroup { get; set; }

    public int? Umask { get; set; }

    public List<ContainerFileSystemEntry>? Entries { get; set; }
}
