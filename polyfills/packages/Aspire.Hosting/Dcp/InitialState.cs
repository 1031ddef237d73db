using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

internal static class InitialState
{
    /// <summary>A resource may bring a state of its own along, which the object then bears.</summary>
    public static void Annotate(RunningInstance instance)
    {
        if (instance.Resource.Annotations.OfType<ResourceSnapshotAnnotation>().LastOrDefault()?.InitialSnapshot.State?.Text is { Length: > 0 } state)
        {
            instance.Object.Annotate(CustomResource.ResourceStateAnnotation, state);
        }
    }
}
