namespace OpenMeet.ChatApi.Operations;

internal static class HttpClientPolicy
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Takes the default resilience off: a call to Matrix is one call, waits as long as <c>retry_after_ms</c> says, and what
    /// spends a ticket, a code or a refresh token must not be repeated behind the caller's back.
    /// </summary>
    public static IHttpClientBuilder WithOwnPolicy(this IHttpClientBuilder builder) => builder
        .ConfigureHttpClient(client => client.Timeout = Timeout)
        .ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Clear());
}
