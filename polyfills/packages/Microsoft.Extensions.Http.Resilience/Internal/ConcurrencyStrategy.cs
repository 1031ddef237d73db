using System.Threading.RateLimiting;
using Polly;
using Polly.RateLimiting;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Refuses at once what exceeds 1,000 concurrent requests, the standard handler's outermost limit.</summary>
internal sealed class ConcurrencyStrategy(ConcurrencyLimiter limiter) : ResilienceStrategy<HttpResponseMessage>
{
    public static ConcurrencyLimiterOptions Defaults { get; } = new() { PermitLimit = 1000, QueueLimit = 0 };

    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback,
        ResilienceContext context,
        TState state)
    {
        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired
            ? await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext)
            : Outcome.FromException<HttpResponseMessage>(
                new RateLimiterRejectedException("The operation could not be executed because it was rejected by the rate limiter."));
    }
}
