using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dcp.Model;

namespace Aspire.Hosting.Dcp;

internal sealed class ExecutableInstance(IResource resource, Executable executable) : RunningInstance(resource)
{
    public Executable Executable { get; } = executable;

    public override CustomResource Object => Executable;

    /// <summary>What stands before the resource's own arguments: the <c>dotnet run</c> command of a project.</summary>
    public IReadOnlyList<string> CommandPrefix { get; init; } = [];
}
