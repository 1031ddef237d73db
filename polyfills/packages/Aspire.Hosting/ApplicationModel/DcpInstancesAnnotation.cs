using System.Collections.Immutable;

namespace Aspire.Hosting.ApplicationModel;

internal sealed class DcpInstancesAnnotation(ImmutableArray<DcpInstance> instances) : IResourceAnnotation
{
    public ImmutableArray<DcpInstance> Instances { get; } = instances;
}
