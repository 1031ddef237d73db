using System.Collections;
using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Whether two snapshots say the same: what changes nothing is not published again.</summary>
internal static class SnapshotComparer
{
    public static bool SameContent(CustomResourceSnapshot left, CustomResourceSnapshot right) =>
        left.ResourceType == right.ResourceType
        && left.CreationTimeStamp == right.CreationTimeStamp
        && left.StartTimeStamp == right.StartTimeStamp
        && left.StopTimeStamp == right.StopTimeStamp
        && left.State == right.State
        && left.ExitCode == right.ExitCode
        && left.ResourceReadyEvent == right.ResourceReadyEvent
        && left.IsHidden == right.IsHidden
        && (left.IconName, left.IconVariant) == (right.IconName, right.IconVariant)
        && SameProperties(left.Properties, right.Properties)
        && left.EnvironmentVariables.SequenceEqual(right.EnvironmentVariables)
        && left.Urls.SequenceEqual(right.Urls)
        && left.Volumes.SequenceEqual(right.Volumes)
        && left.Commands.SequenceEqual(right.Commands)
        && left.Relationships.SequenceEqual(right.Relationships)
        && left.HealthReports.SequenceEqual(right.HealthReports);

    private static bool SameProperties(ImmutableArray<ResourcePropertySnapshot> left, ImmutableArray<ResourcePropertySnapshot> right) =>
        left.Length == right.Length && left.Zip(right).All(p => p.First with { Value = null } == p.Second with { Value = null } && SameValue(p.First.Value, p.Second.Value));

    private static bool SameValue(object? left, object? right) => (left, right) switch
    {
        (string, _) or (_, string) or (null, _) or (_, null) => Equals(left, right),
        (IEnumerable l, IEnumerable r) => l.Cast<object?>().SequenceEqual(r.Cast<object?>()),
        _ => Equals(left, right),
    };
}
