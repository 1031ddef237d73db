using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.Testing;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>An operator at MAS's admin API.</summary>
public static class MasAdmin
{
    private const string ClientId = "01K0PENMEETCHATADM1N000001";

    /// <summary>Ends every OAuth and personal session of a user, so that its tokens are refused at once.</summary>
    public static async Task FinishSessionsAsync(StackFixture stack, string userId)
    {
        using var http = new HttpClient { BaseAddress = stack.App.GetEndpoint("mas", "internal") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await GetTokenAsync(stack, http));
        var localpart = userId[1..userId.IndexOf(':', StringComparison.Ordinal)];
        var user = await http.GetFromJsonAsync<JsonElement>($"/api/admin/v1/users/by-username/{localpart}");
        var id = user.GetProperty("data").GetProperty("id").GetString();
        var ended = await EndAsync(http, $"oauth2-sessions?filter[user]={id}&filter[status]=active", "oauth2-sessions", "finish");
        ended += await EndAsync(http, $"personal-sessions?filter[actor_user]={id}&filter[status]=active", "personal-sessions", "revoke");
        Assert.True(ended > 0, $"{userId} had no session to end.");
    }

    private static async Task<int> EndAsync(HttpClient http, string query, string kind, string verb)
    {
        var list = await http.GetFromJsonAsync<JsonElement>($"/api/admin/v1/{query}");
        var ids = list.GetProperty("data").EnumerateArray().Select(session => session.GetProperty("id").GetString()).ToList();
        foreach (var id in ids)
        {
            using var response = await http.PostAsync($"/api/admin/v1/{kind}/{id}/{verb}", null);
            response.EnsureSuccessStatusCode();
        }

        return ids.Count;
    }

    private static async Task<string?> GetTokenAsync(StackFixture stack, HttpClient http)
    {
        var secret = await Homeserver.SecretAsync(stack, "mas-admin-client-secret");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{secret}")));
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["scope"] = "urn:mas:admin",
        });
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();
        return body.GetProperty("access_token").GetString();
    }
}
