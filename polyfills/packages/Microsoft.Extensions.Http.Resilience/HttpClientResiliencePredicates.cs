using System.Net;
using Polly;
using Polly.Timeout;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>What counts as a failure that may pass.</summary>
public static class HttpClientResiliencePredicates
{
    /// <summary>5xx, 408, 429, a failed request or an attempt that timed out.</summary>
    public static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Result: { } response } => IsTransient(response.StatusCode),
        { Exception: { } exception } => exception is HttpRequestException or TimeoutRejectedException,
        _ => false,
    };

    private static bool IsTransient(HttpStatusCode status) =>
        status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests;

    /// <summary>The connection itself timed out, which the handler reports as a cancellation nobody asked for.</summary>
    internal static bool IsConnectionTimeout(Outcome<HttpResponseMessage> outcome, CancellationToken cancellationToken) =>
        outcome.Exception is OperationCanceledException { InnerException: TimeoutException }
        && !cancellationToken.IsCancellationRequested;
}
