namespace Microsoft.Extensions.Http.Resilience;

/// <summary>
/// The standard handler: limit of concurrent requests, then total time, retry, circuit breaker, time of one attempt.
/// </summary>
public class HttpStandardResilienceOptions
{
    /// <summary>Limit of the whole request with all its attempts: 30 s.</summary>
    public HttpTimeoutStrategyOptions TotalRequestTimeout { get; set; } = new() { Name = "Standard-TotalRequestTimeout" };

    /// <summary>Retries: three.</summary>
    public HttpRetryStrategyOptions Retry { get; set; } = new() { Name = "Standard-Retry" };

    /// <summary>The circuit breaker.</summary>
    public HttpCircuitBreakerStrategyOptions CircuitBreaker { get; set; } = new() { Name = "Standard-CircuitBreaker" };

    /// <summary>Limit of one attempt: 10 s.</summary>
    public HttpTimeoutStrategyOptions AttemptTimeout { get; set; } = new() { Timeout = TimeSpan.FromSeconds(10), Name = "Standard-AttemptTimeout" };
}
