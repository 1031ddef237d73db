using System.Net.Http.Headers;
using System.Text;

namespace OpenMeet.AppHost.Kubernetes.Checks;

/// <summary>Asks as somebody from the internet would: no cookie, no credentials, no redirect followed, nothing trusted.</summary>
internal sealed class PublicClient(HttpClient http)
{
    /// <summary>No answer that a check reads is longer.</summary>
    public const int LongestBody = 2 * 1024 * 1024;

    public Task<Answer> GetAsync(Uri url, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, url, body: null, bearer: null, cancellationToken);

    public Task<Answer> GetAsync(Uri url, string bearer, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, url, body: null, bearer, cancellationToken);

    public Task<Answer> PostAsync(Uri url, string json, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, url, json, bearer: null, cancellationToken);

    public Task<Answer> OptionsAsync(Uri url, CancellationToken cancellationToken) => SendAsync(HttpMethod.Options, url, body: null, bearer: null, cancellationToken);

    /// <summary>Asks for a path exactly as it is written: dots, doubled slashes and escapes go over the wire.</summary>
    public Task<Answer> GetRawAsync(Uri server, string path, CancellationToken cancellationToken) => GetAsync(
        new Uri(server.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }),
        cancellationToken);

    private async Task<Answer> SendAsync(HttpMethod method, Uri url, string? body, string? bearer, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, headers, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
