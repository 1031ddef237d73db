using Polly;

namespace Polly.RateLimiting;

/// <summary>More requests than the limit of concurrent ones; callers see it as <see cref="ExecutionRejectedException"/>.</summary>
internal sealed class RateLimiterRejectedException(string message) : ExecutionRejectedException(message);
