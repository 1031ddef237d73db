using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ServiceDefaults.Tenants;

namespace OpenMeet.ChatApi.Identity;

/// <summary>Gets the one-time ticket with which OpenMeet.Oidc signs a bot in without a page.</summary>
internal sealed class BotTickets(HttpClient http, ChatSettings settings)
{
    private const string Scope = "bots";

    /// <summary>A ticket: good once, for five minutes.</summary>
    public async Task<Result<string>> IssueAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if ((await TokenAsync(cancellationToken)).Failed(out var failure, out var token))
        {
            return failure;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.OidcInternalUrl, $"api/bots/{Uri.EscapeDataString(tenant.PathSegment)}/ticket"))
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken) },
            Content = JsonContent.Create(new { email = tenant.Bot.Email, password = tenant.Bot.Password }),
        };
        return (await http.SendForAsync<Ticket>(request, SignInFailures.IdentityProviderUnavailable, cancellationToken)).Failed(out failure, out var ticket)
            ? failure is OAuthError { HttpStatus: < 500 } ? SignInFailures.Refused("bot_credentials_refused") : failure
            : ticket.AuthCode;
    }

    private Task<Result<TokenAnswer>> TokenAsync(CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = Scope };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.OidcInternalUrl, "connect/token"))
        {
            Headers = { Authorization = OAuthAnswers.Basic(settings.OidcClientId, settings.OidcClientSecret) },
            Content = new FormUrlEncodedContent(form),
        };
        return http.SendForAsync<TokenAnswer>(request, SignInFailures.IdentityProviderUnavailable, cancellationToken);
    }

    private sealed record Ticket([property: JsonPropertyName("authCode")] string AuthCode);
}
