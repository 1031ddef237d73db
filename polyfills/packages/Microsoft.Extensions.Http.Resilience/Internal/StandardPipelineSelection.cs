namespace Microsoft.Extensions.Http.Resilience;

internal sealed class StandardPipelineSelection
{
    public bool ByAuthority { get; set; }
}
