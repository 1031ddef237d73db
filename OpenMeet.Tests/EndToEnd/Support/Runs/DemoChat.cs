using System.Net.Http.Json;
using System.Text.Json;

namespace OpenMeet.Tests.EndToEnd.Support.Runs;

/// <summary>A person of the demo tenant at the chat of its event.</summary>
public static class DemoChat
{
    private const string Slug = "welcome";

    /// <summary>Signs the first of the demo people in with what the AppHost has printed.</summary>
    public static async Task<ChatClient> SignInAsync(SummaryText summary)
    {
        using var http = new HttpClient();
        var page = await http.GetFromJsonAsync<JsonElement>(new Uri(summary.Chat, "/page/settings"));
        var issuer = new Uri(page.GetProperty("issuer").GetString()!);
        var token = await new OidcSignIn(issuer, summary.Chat).GetAccessTokenAsync(summary.Emails[0], summary.Password);
        return new ChatClient(summary.Chat, Slug, new Person("demo", "1", "alice", "host", summary.Password, "alice_demo"), token);
    }
}
