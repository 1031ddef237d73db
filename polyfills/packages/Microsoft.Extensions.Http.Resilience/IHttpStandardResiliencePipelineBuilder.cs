using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Configures one client's standard pipeline.</summary>
public interface IHttpStandardResiliencePipelineBuilder
{
    /// <summary>Name of the pipeline and of its options.</summary>
    string PipelineName { get; }

    /// <summary>The services.</summary>
    IServiceCollection Services { get; }
}
