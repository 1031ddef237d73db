using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>
/// The pipelines of all clients. They outlive the message handlers, which the client factory replaces every two minutes:
/// a circuit breaker would forget with them.
/// </summary>
internal sealed class StandardPipelines(
    IOptionsMonitor<HttpStandardResilienceOptions> options,
    IOptionsMonitor<StandardPipelineSelection> selection,
    IServiceProvider services)
{
    private readonly ConcurrentDictionary<(string Name, string Authority), Lazy<ResiliencePipeline<HttpResponseMessage>>> _pipelines = new();

    public ResiliencePipeline<HttpResponseMessage> For(string name, HttpRequestMessage request)
    {
        var authority = selection.Get(name).ByAuthority ? Authority(request) : "";
        return _pipelines.GetOrAdd((name, authority), key => new(() => Build(options.Get(key.Name)))).Value;
    }

    private static string Authority(HttpRequestMessage request) =>
        request.RequestUri?.GetLeftPart(UriPartial.Authority) ?? throw new InvalidOperationException("The authority of the request cannot be determined: the request URI is null.");

    private ResiliencePipeline<HttpResponseMessage> Build(HttpStandardResilienceOptions standard)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage>
        {
            TimeProvider = services.GetService(typeof(TimeProvider)) as TimeProvider,
        };
        builder.AddStrategy(
            _ => new ConcurrencyStrategy(new ConcurrencyLimiter(ConcurrencyStrategy.Defaults)),
            new ConcurrencyStrategyOptions { Name = "Standard-RateLimiter" });
        return builder
            .AddTimeout(standard.TotalRequestTimeout)
            .AddRetry(standard.Retry)
            .AddCircuitBreaker(standard.CircuitBreaker)
            .AddTimeout(standard.AttemptTimeout)
            .Build();
    }

    private sealed class ConcurrencyStrategyOptions : ResilienceStrategyOptions;
}
