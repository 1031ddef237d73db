namespace Aspire.Hosting.ApplicationModel;

/// <summary>Options of <see cref="ResourceNotificationService"/>.</summary>
public sealed class ResourceNotificationServiceOptions
{
    /// <summary>What waiting does, where nothing else was said, when a resource that is waited for ends or cannot start.</summary>
    public WaitBehavior DefaultWaitBehavior { get; set; }
}
