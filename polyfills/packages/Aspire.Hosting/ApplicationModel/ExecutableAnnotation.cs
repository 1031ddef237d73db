namespace Aspire.Hosting.ApplicationModel;

/// <summary>What an executable resource starts, and where.</summary>
public class ExecutableAnnotation : IResourceAnnotation
{
    public required string Command { get; set; }

    public required string WorkingDirectory { get; set; }
}
