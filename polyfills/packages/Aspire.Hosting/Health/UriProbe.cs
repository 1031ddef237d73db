using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>One request, judged by its status code.</summary>
internal static class UriProbe
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public static async Task<HealthCheckResult> CheckAsync(
        Uri uri, int expectedStatusCode, Func<HttpClient> createClient, HealthCheckContext context, CancellationToken cancellationToken)
    {
        // Credentials in an address are nobody's business.
        var shown = uri.UserInfo.Length == 0 ? uri : new UriBuilder(uri) { UserName = "", Password = "" }.Uri;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_timeout);
        try
        {
            using var response = await createClient().GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return (int)response.StatusCode == expectedStatusCode
                ? HealthCheckResult.Healthy()
                : Failed($"Request to {shown} returned {(int)response.StatusCode} {response.StatusCode}");
        }
        catch (OperationCanceledException e)
        {
            return Failed(cancellationToken.IsCancellationRequested ? $"Health check for {shown} was canceled" : $"Request to {shown} timed out", e);
        }
        catch (HttpRequestException e)
        {
            return Failed($"Failed to connect to {shown}", e);
        }

        HealthCheckResult Failed(string description, Exception? exception = null) => new(context.Registration.FailureStatus, description, exception);
    }
}
