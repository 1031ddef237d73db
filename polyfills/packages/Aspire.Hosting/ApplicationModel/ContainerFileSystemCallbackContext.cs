namespace Aspire.Hosting.ApplicationModel;

/// <summary>For which container files are asked.</summary>
public sealed class ContainerFileSystemCallbackContext
{
    public required IServiceProvider ServiceProvider { get; init; }

    public required IResource Model { get; init; }
}
