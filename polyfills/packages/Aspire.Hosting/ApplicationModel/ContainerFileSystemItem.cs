namespace Aspire.Hosting.ApplicationModel;

/// <summary>A file or folder to be made in a container.</summary>
public abstract class ContainerFileSystemItem
{
    private string? _name;

    public string Name
    {
        get => _name!;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (Path.GetDirectoryName(value) != string.Empty)
            {
                throw new ArgumentException("Name must be a simple file or folder name and not include any path separators (eg, / or \\). To specify parent folders, use one or more ContainerDirectory entries.", nameof(value));
            }

            _name = value;
        }
    }

    public int? Owner { get; set; }

    public int? Group { get; set; }

    public UnixFileMode Mode { get; set; }
}
