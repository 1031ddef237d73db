using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Sends a request to an OAuth server and reads what comes back as a value or a typed failure.</summary>
internal static class OAuthAnswers
{
    /// <summary>The JSON answer, an <see cref="OAuthError"/>, or <paramref name="unreachable"/>.</summary>
    public static async Task<Result<T>> SendForAsync<T>(
        this HttpClient http, HttpRequestMessage request, Failure unreachable, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return await response.Content.ReadFromJsonAsync<T>(cancellationToken) is { } value ? value : unreachable;
            }

            return new OAuthError((int)response.StatusCode, await ErrorOfAsync(response, cancellationToken));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return unreachable;
        }
        finally
        {
            request.Dispose();
        }
    }

    /// <summary>Client authentication by HTTP Basic. Ids and secrets are percent-encoded first (RFC 6749, section 2.3.1).</summary>
    public static AuthenticationHeaderValue Basic(string clientId, string secret) => new(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}")));

    private static async Task<string> ErrorOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<ErrorBody>(cancellationToken))?.Error ?? "";
        }
        catch (JsonException)
        {
            // An error page: the status alone speaks.
            return "";
        }
    }

    private sealed record ErrorBody([property: JsonPropertyName("error")] string? Error);
}
