using System.Diagnostics.CodeAnalysis;
using Polly;

namespace Microsoft.Extensions.Http.Resilience;

/// <summary>Extensions for <see cref="HttpRetryStrategyOptions"/>.</summary>
[Experimental("EXTEXP0001")]
public static class HttpRetryStrategyOptionsExtensions
{
    /// <summary>Never retries requests of these methods.</summary>
    public static void DisableFor(this HttpRetryStrategyOptions options, params HttpMethod[] methods)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Length == 0)
        {
            throw new ArgumentException("Collection is empty", nameof(methods));
        }

        var inner = options.ShouldHandle;
        options.ShouldHandle = async args =>
            await inner(args).ConfigureAwait(false)
            && !(RequestOf(args.Outcome, args.Context) is { } request && methods.Contains(request.Method));
    }

    private static HttpRequestMessage? RequestOf(Outcome<HttpResponseMessage> outcome, ResilienceContext context) =>
        outcome.Result?.RequestMessage ?? context.Properties.GetValue(StandardResilienceHandler.Request, null!);
}
