using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Extensions for <see cref="IHttpStandardResiliencePipelineBuilder"/>.</summary>
public static class HttpStandardResiliencePipelineBuilderExtensions
{
    /// <summary>Gives each authority a pipeline, hence a circuit breaker, of its own.</summary>
    public static IHttpStandardResiliencePipelineBuilder SelectPipelineByAuthority(this IHttpStandardResiliencePipelineBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<StandardPipelineSelection>(builder.PipelineName, selection => selection.ByAuthority = true);
        return builder;
    }
}
