using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.Http.Resilience;

internal sealed class HttpStandardResilienceOptionsValidator : IValidateOptions<HttpStandardResilienceOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpStandardResilienceOptions options)
    {
        var attempt = options.AttemptTimeout.Timeout;
        var errors = new List<string>();
        if (attempt >= options.TotalRequestTimeout.Timeout)
        {
            errors.Add($"Total request timeout strategy must have a greater timeout than the attempt timeout strategy. "
                + $"Total Request Timeout: {options.TotalRequestTimeout.Timeout.TotalSeconds}s, Attempt Timeout: {attempt.TotalSeconds}s");
        }

        if (options.CircuitBreaker.SamplingDuration < 2 * attempt)
        {
            errors.Add($"The sampling duration of circuit breaker strategy needs to be at least double of an attempt timeout strategy’s timeout interval, in order to be effective. "
                + $"Sampling Duration: {options.CircuitBreaker.SamplingDuration.TotalSeconds}s, Attempt Timeout: {attempt.TotalSeconds}s");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
