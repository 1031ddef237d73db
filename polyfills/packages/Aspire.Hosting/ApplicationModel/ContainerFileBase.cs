namespace Aspire.Hosting.ApplicationModel;

public abstract class ContainerFileBase : ContainerFileSystemItem
{
    public string? Contents { get; set; }

    public string? SourcePath { get; set; }

    public bool? ContinueOnError { get; set; }
}
