using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

internal sealed class ContainerInstance(IResource resource, Container container) : RunningInstance(resource)
{
    public Container Container { get; } = container;

    public override CustomResource Object => Container;
}
