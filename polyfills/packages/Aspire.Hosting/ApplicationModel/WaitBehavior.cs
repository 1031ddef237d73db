namespace Aspire.Hosting.ApplicationModel;

public enum WaitBehavior
{
    /// <summary>A dependency that failed may be started again: wait on.</summary>
    WaitOnResourceUnavailable,

    /// <summary>Give up as soon as the dependency cannot become available by itself.</summary>
    StopOnResourceUnavailable,
}
