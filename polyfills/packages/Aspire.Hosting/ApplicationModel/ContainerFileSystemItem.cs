namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file or directory that is put into a container before it starts.</summary>
public abstract class ContainerFileSystemItem
{
    private string? _name;

    public string Name
    {
        get => _name!;
        set => _name = Path.GetDirectoryName(value) is ""
            ? value
            : throw new ArgumentException(
                $"Name '{value}' must be a simple file or folder name and not include any path separators (eg, / or \\). To specify parent folders, use one or more ContainerDirectory entries.",
                nameof(value));
    }

    public int? Owner { get; set; }

    public int? Group { get; set; }

    /// <summary>No bits: as the directory above.</summary>
    public UnixFileMode Mode { get; set; }
}
