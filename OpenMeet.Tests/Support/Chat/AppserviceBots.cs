using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpenMeet.ChatApi.Identity;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.Tests.Support.Chat;

/// <summary>
/// Gives bots a real session on a Synapse that has no MAS, where the application service may still register and log in.
/// The two ways of signing in by MAS have tests of their own.
/// </summary>
internal sealed class AppserviceBots(ChatSettings settings, RoomAuthority authority, SignInCounter counter) : IBotSignIn
{
    public async Task<Result<BotSession>> SignInAsync(Tenant tenant, BotSession? previous, CancellationToken cancellationToken)
    {
        counter.Add();
        var userId = authority.BotOf(tenant.Id);
        var localpart = userId[1..userId.IndexOf(':', StringComparison.Ordinal)];
        using var http = new HttpClient { BaseAddress = settings.MatrixHomeserverUrl };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.AppserviceToken);
        using var registered = await http.PostAsJsonAsync("_matrix/client/v3/register", new { type = "m.login.application_service", username = localpart, inhibit_login = true }, cancellationToken);
        using var login = await http.PostAsJsonAsync(
            "_matrix/client/v3/login",
            new { type = "m.login.application_service", identifier = new { type = "m.id.user", user = localpart }, device_id = BotDevice.Of(tenant.Id) },
            cancellationToken);
        login.EnsureSuccessStatusCode();
        var answer = await login.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return new BotSession(userId, answer.GetProperty("device_id").GetString()!, answer.GetProperty("access_token").GetString()!, null, null, "appservice");
    }
}
