using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>Looks at Synapse past ChatApi, as any user the test names.</summary>
internal sealed class SynapseClient : IDisposable
{
    private readonly HttpClient _http;

    public SynapseClient(SynapseServer server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server.Address, "_matrix/client/v3/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.AppserviceToken);
    }

    /// <summary>The content of a state event.</summary>
    public Task<JsonElement> StateAsync(string asUser, string roomId, string type, string stateKey = "") =>
        GetAsync($"rooms/{Escape(roomId)}/state/{type}/{Escape(stateKey)}", asUser);

    public Task<JsonElement> EventAsync(string asUser, string roomId, string eventId) =>
        GetAsync($"rooms/{Escape(roomId)}/event/{Escape(eventId)}", asUser);

    /// <summary>A user's membership; null when there never was one.</summary>
    public async Task<string?> MembershipAsync(string asUser, string roomId, string userId)
    {
        using var answer = await _http.GetAsync($"rooms/{Escape(roomId)}/state/m.room.member/{Escape(userId)}?user_id={Escape(asUser)}");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("membership").GetString() : null;
    }

    public async Task<string?> ResolveAsync(string alias)
    {
        using var answer = await _http.GetAsync($"directory/room/{Escape(alias)}");
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("room_id").GetString() : null;
    }

    public async Task PostAsync(string path, string asUser, object body)
    {
        using var answer = await _http.PostAsJsonAsync($"{path}?user_id={Escape(asUser)}", body);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<JsonElement> PutAsync(string path, string asUser, object body)
    {
        using var answer = await _http.PutAsJsonAsync($"{path}?user_id={Escape(asUser)}", body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose() => _http.Dispose();

    public static string Escape(string text) => Uri.EscapeDataString(text);

    private async Task<JsonElement> GetAsync(string path, string asUser)
    {
        using var answer = await _http.GetAsync($"{path}?user_id={Escape(asUser)}");
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
