using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>One person's REST client of one event's chat.</summary>
public sealed class ChatClient
{
    private readonly HttpClient _http;
    private readonly string _path;

    public ChatClient(Uri chat, string slug, Person person, string accessToken, HttpMessageHandler? door = null)
    {
        Person = person;
        Slug = slug;
        AccessToken = accessToken;
        _path = $"/api/chat/event/{slug}";
        _http = new HttpClient(door ?? new SocketsHttpHandler()) { BaseAddress = chat };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
    }

    public Person Person { get; }

    public string Slug { get; }

    public string AccessToken { get; }

    /// <summary>The same person at another address of ChatApi.</summary>
    public ChatClient At(Uri chat) => new(chat, Slug, Person, AccessToken);

    /// <summary>Joins the chat; the answer's room id.</summary>
    public async Task<string> JoinAsync()
    {
        var body = await ReadAsync(await _http.PostAsync($"{_path}/join", null));
        return body.GetProperty("roomId").GetString()!;
    }

    /// <summary>Sends a message; the answer's event id.</summary>
    public async Task<string> SendAsync(string message, string? transactionId = null)
    {
        var body = await ReadAsync(await _http.PostAsJsonAsync($"{_path}/message", new { message, transactionId }));
        return body.GetProperty("id").GetString()!;
    }

    public async Task<IReadOnlyList<JsonElement>> MessagesAsync()
    {
        var body = await ReadAsync(await _http.GetAsync($"{_path}/messages?limit=100"));
        return [.. body.GetProperty("messages").EnumerateArray()];
    }

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent? content = null) => _http.PostAsync(path, content);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
