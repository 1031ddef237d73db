using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using OpenMeet.Tests.Oidc.Support;
using Xunit;

namespace OpenMeet.Tests.Oidc;

public sealed class LoggingTests
{
    [Fact]
    public async Task Nothing_secret_is_logged_in_a_full_flow()
    {
        await using var host = await OidcHost.StartAsync(logged: LogLevel.Trace);
        var (person, request) = (await host.PersonAsync(), AuthorizeRequest.ChatPage());
        var code = (await host.SignInBrowser().SignInAsync(person, request)).Code!;
        var tokens = await host.Tokens.RedeemAsync(request, code);
        var refreshed = await host.Tokens.RefreshAsync(tokens.RefreshToken);
        using var userInfo = await host.Tokens.UserInfoAsync(refreshed.AccessToken);
        using var chatApi = host.Client(await host.Tokens.ForClientAsync(TestSettings.ChatApiId, TestSettings.ChatApiSecret, "bots"));
        using var response = await chatApi.PostAsJsonAsync(
            $"/api/bots/{TestSettings.Tenant}/ticket", new { email = TestSettings.BotEmail(TestSettings.Tenant), password = TestSettings.BotPassword });
        var ticket = (string)(await response.Content.ReadFromJsonAsync<JsonNode>())!["authCode"]!;
        await host.SignInBrowser().AuthorizeAsync(AuthorizeRequest.Mas().With("auth_code", ticket));

        string[] secrets =
        [
            code, request.Verifier, tokens.AccessToken, tokens.RefreshToken, tokens.IdToken, refreshed.AccessToken, refreshed.RefreshToken, ticket,
            person.Password, TestSettings.BotPassword, TestSettings.ChatApiSecret, TestSettings.PlatformSecret, TestSettings.MasSecret,
        ];
        Assert.NotEmpty(host.Logs.Text);
        Assert.DoesNotContain(secrets, secret => host.Logs.Text.Contains(secret, StringComparison.Ordinal));
    }
}
