namespace Aspire.Hosting.ApplicationModel;

/// <summary>What to do when the awaited resource fails.</summary>
public enum WaitBehavior
{
    WaitOnResourceUnavailable,
    StopOnResourceUnavailable,
}
