using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>A time limit of an HTTP request, 30 s by default.</summary>
public class HttpTimeoutStrategyOptions : TimeoutStrategyOptions;
