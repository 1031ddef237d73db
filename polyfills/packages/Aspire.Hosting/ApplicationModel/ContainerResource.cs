using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

[DebuggerDisplay("Type = {GetType().Name,nq}, Name = {Name}")]
public class ContainerResource(string name, string? entrypoint = null)
    : Resource(name), IResourceWithEnvironment, IResourceWithArgs, IResourceWithEndpoints, IResourceWithWaitSupport, IResourceWithProbes, IComputeResource
{
    public string? Entrypoint { get; set; } = entrypoint;

    /// <summary>Whether the entrypoint is a shell, which gets all arguments as one command.</summary>
    [Experimental("ASPIRECONTAINERSHELLEXECUTION001")]
    public bool? ShellExecution { get; set; }
}
