using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Redis;

/// <summary>When Redis saves its data.</summary>
internal sealed class PersistenceAnnotation(TimeSpan? interval, long keysChangedThreshold) : IResourceAnnotation
{
    public TimeSpan? Interval => interval;

    public long KeysChangedThreshold => keysChangedThreshold;
}
