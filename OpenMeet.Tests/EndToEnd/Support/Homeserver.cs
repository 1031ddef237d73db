using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenMeet.Tests.EndToEnd.Support;

/// <summary>Looks into Synapse directly, past the service under test, with the application service's token.</summary>
public static class Homeserver
{
    public const string ServerName = "openmeet.localhost";

    /// <summary>The events with these ids, as Synapse stores them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadEventsAsync(StackFixture stack, string roomId, IEnumerable<string> eventIds)
    {
        using var http = await OpenAsync(stack);
        var events = new List<JsonElement>();
        foreach (var eventId in eventIds)
        {
            events.Add(await http.GetFromJsonAsync<JsonElement>(As(stack.Chat.BotId, $"rooms/{Uri.EscapeDataString(roomId)}/event/{Uri.EscapeDataString(eventId)}")));
        }

        return events;
    }

    /// <summary>The current state of a room.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReadStateAsync(ChatService chat, string roomId)
    {
        using var http = await OpenAsync(chat.Stack);
        var state = await http.GetFromJsonAsync<JsonElement>(As(chat.BotId, $"rooms/{Uri.EscapeDataString(roomId)}/state"));
        return [.. state.EnumerateArray()];
    }

    public static async Task<string> SecretAsync(StackFixture stack, string parameter)
    {
        var model = stack.App.Services.GetRequiredService<DistributedApplicationModel>();
        return await model.Resources.OfType<ParameterResource>().Single(resource => resource.Name == parameter).GetValueAsync(default) ?? string.Empty;
    }

    private static async Task<HttpClient> OpenAsync(StackFixture stack)
    {
        var http = new HttpClient { BaseAddress = stack.App.GetEndpoint("synapse", "http") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await SecretAsync(stack, "appservice-as-token"));
        return http;
    }

    // The tenant's bot is in every room of its tenant.
    private static string As(string bot, string path) => $"/_matrix/client/v3/{path}?user_id={Uri.EscapeDataString(bot)}";
}
