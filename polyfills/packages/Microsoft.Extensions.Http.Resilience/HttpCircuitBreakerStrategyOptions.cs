using Polly.CircuitBreaker;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>A circuit breaker that counts failures that may pass.</summary>
public class HttpCircuitBreakerStrategyOptions : CircuitBreakerStrategyOptions<HttpResponseMessage>
{
    /// <summary>Opens for 5 s when 10 % of at least 100 requests within 30 s failed.</summary>
    public HttpCircuitBreakerStrategyOptions() => ShouldHandle = static args => ValueTask.FromResult(
        HttpClientResiliencePredicates.IsTransient(args.Outcome)
        || HttpClientResiliencePredicates.IsConnectionTimeout(args.Outcome, args.Context.CancellationToken));
}
