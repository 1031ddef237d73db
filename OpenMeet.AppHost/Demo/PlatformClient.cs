using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OpenMeet.AppHost.Demo;

/// <summary>Calls the stack as the OpenMeet platform does: client credentials, accounts API, directory API.</summary>
internal sealed class PlatformClient(HttpClient http)
{
    private string? _accountsToken;
    private string? _directoryToken;

    /// <summary>Gets a token for each of the two APIs: an access token has one audience.</summary>
    public async Task SignInAsync(Uri oidc, string clientId, string clientSecret, CancellationToken cancellationToken)
    {
        _accountsToken = await GetTokenAsync(oidc, clientId, clientSecret, "accounts", cancellationToken);
        _directoryToken = await GetTokenAsync(oidc, clientId, clientSecret, "directory", cancellationToken);
    }

    public Task PutUserAsync(Uri oidc, DemoPerson person, string password, CancellationToken cancellationToken) =>
        PutAsync(
            new Uri(oidc, $"/api/accounts/{DemoTenant.Id}/users/{person.UserId}"),
            new { handle = person.Handle, email = person.Email, displayName = person.DisplayName, password },
            _accountsToken,
            cancellationToken);

    public Task PutEventAsync(Uri chat, CancellationToken cancellationToken) =>
        PutAsync(
            new Uri(chat, $"/api/directory/{DemoTenant.Id}/events/{DemoTenant.EventSlug}"),
            new
            {
                title = DemoTenant.EventTitle,
                visibility = "public",
                attendees = DemoTenant.People.Select(person => new
                {
                    userId = person.UserId,
                    handle = person.Handle,
                    displayName = person.DisplayName,
                    role = person.Role,
                    status = "confirmed",
                }),
            },
            _directoryToken,
            cancellationToken);

    private async Task<string?> GetTokenAsync(Uri oidc, string clientId, string clientSecret, string scope, CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["scope"] = scope,
        });
        using var response = await http.PostAsync(new Uri(oidc, "/connect/token"), form, cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return body.GetProperty("access_token").GetString();
    }

    private async Task PutAsync(Uri uri, object body, string? token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, uri) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
