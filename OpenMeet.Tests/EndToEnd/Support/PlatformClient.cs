using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>The OpenMeet platform's side: people and events, pushed with client-credentials tokens.</summary>
public sealed class PlatformClient(Uri id, Uri chat, string clientId, string clientSecret, HttpMessageHandler? door = null)
{
    private readonly HttpClient _http = new(door ?? new SocketsHttpHandler());

    public async Task<Person> CreatePersonAsync(string tenantId, string handle, string role)
    {
        var userId = Guid.NewGuid().ToString("N");
        var unique = $"{handle}-{userId[..6]}";
        var person = new Person(tenantId, userId, unique, role, RandomNumberGenerator.GetHexString(24), string.Empty);
        var body = await PutAsync(
            new Uri(id, $"/api/accounts/{tenantId}/users/{userId}"),
            new { handle = unique, email = person.Email, displayName = person.DisplayName, password = person.Password },
            "accounts");
        return person with { Localpart = body.GetProperty("localpart").GetString()! };
    }

    public Task PutEventAsync(string tenantId, string slug, IEnumerable<Person> attendees) =>
        PutAsync(
            new Uri(chat, $"/api/directory/{tenantId}/events/{slug}"),
            new
            {
                title = $"Event {slug}",
                visibility = "public",
                attendees = attendees.Select(person => new
                {
                    userId = person.UserId,
                    handle = person.Handle,
                    displayName = person.DisplayName,
                    role = person.Role,
                    status = "confirmed",
                }),
            },
            "directory");

    public async Task<string> GetTokenAsync(string scope)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
            ["scope"] = scope,
        });
        using var response = await _http.PostAsync(new Uri(id, "/connect/token"), form);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("access_token").GetString()!;
    }

    private async Task<JsonElement> PutAsync(Uri uri, object body, string scope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, uri) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync(scope));
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"PUT {uri} answered {(int)response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
