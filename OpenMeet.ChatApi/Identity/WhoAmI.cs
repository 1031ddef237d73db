using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using OpenMeet.ChatApi.Operations;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Asks the homeserver whose a new token is, before anybody relies on it.</summary>
internal sealed class WhoAmI(HttpClient http, ChatSettings settings)
{
    /// <summary>The code of a token that the homeserver does not take.</summary>
    public const string Refused = "bot_token_refused";

    private static readonly Failure Unreachable = Failure.Unavailable("matrix_unavailable", "The homeserver cannot be reached.");

    /// <summary>Null when the token is what the session says: this user's, on this device.</summary>
    public async Task<Failure?> CheckAsync(BotSession session, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(settings.MatrixHomeserverUrl, "_matrix/client/v3/account/whoami"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", session.AccessToken) },
        };
        if ((await http.SendForAsync<Answer>(request, Unreachable, cancellationToken)).Failed(out var failure, out var answer))
        {
            return failure is OAuthError { HttpStatus: < 500 } ? SignInFailures.Refused(Refused) : Unreachable;
        }

        return answer.UserId == session.MatrixUserId && answer.DeviceId == session.DeviceId ? null : SignInFailures.Refused("bot_identity_mismatch");
    }

    private sealed record Answer(
        [property: JsonPropertyName("user_id")] string UserId, [property: JsonPropertyName("device_id")] string? DeviceId);
}
