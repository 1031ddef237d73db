using System.Globalization;
using System.Text.RegularExpressions;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.RecordedAnswers;

/// <summary>Does what has to happen before a recorded request is sent: one step a line, words and name=value.</summary>
internal sealed partial class Scenario(Provider provider, ProviderSession session)
{
    public async Task RunAsync(string step)
    {
        var words = Words().Matches(step).Select(match => match.Value.Trim('"')).ToArray();
        var options = words.Skip(1).Where(word => word.Contains('=', StringComparison.Ordinal))
            .Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        switch (words)
        {
            case ["login", var user]:
                await session.SignInAsync(user);
                break;
            case ["authorize", var client, var scope, ..]:
                await session.AuthorizeAsync(client, scope, options);
                break;
            case ["redeem"]:
                Assert.NotNull((await session.RedeemAsync())["access_token"]);
                break;
            case ["redeem-wrong", ..] or ["replay"]:
                Assert.NotNull((await session.RedeemAsync(options))["error"]);
                break;
            case ["refresh", ..]:
                Assert.NotNull((await session.RefreshAsync(changes: options))["access_token"]);
                break;
            case ["refresh-with", var name]:
                await session.RefreshAsync(name);
                break;
            case ["refresh-wrong", var client]:
                Assert.NotNull((await session.RefreshAsync(changes: new Dictionary<string, string> { ["client"] = client }))["error"]);
                break;
            case ["revoke", var name, ..]:
                await session.RevokeAsync(name, options.GetValueOrDefault("client"));
                break;
            case ["copy", var from, var to]:
                session.Values[to] = session.Values[from];
                break;
            case ["tamper", var name]:
                session.Values[name] = Tamper(session.Values[name]);
                break;
            case ["wait", var seconds]:
                ShiftedClock.Advance(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
                break;
            case ["hook", var hook]:
                TestSituation.Current.Hook = hook;
                break;
            default:
                await RunRareAsync(words);
                break;
        }
    }

    private async Task RunRareAsync(string[] words)
    {
        switch (words)
        {
            case ["keep", _]:
                break;
            case ["forget", var user]:
                TestSituation.Current.Gone[user] = true;
                break;
            case ["client_credentials", var client, var scope]:
                session.Values["client"] = client;
                await session.ExchangeAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = scope });
                break;
            case ["logout"]:
                using (var response = await provider.CreateClient().GetAsync(new Uri($"/connect/endsession?id_token_hint={session.Values["id"]}", UriKind.Relative)))
                {
                    Assert.Equal(System.Net.HttpStatusCode.Redirect, response.StatusCode);
                }

                break;
            case ["revoke-authorizations", var user]:
                await provider.UseAsync<IOpenIddictAuthorizationManager, long>(manager => manager.RevokeBySubjectAsync(user).AsTask());
                break;
            case ["revoke-tokens", var user]:
                await provider.UseAsync<IOpenIddictTokenManager, long>(manager => manager.RevokeBySubjectAsync(user).AsTask());
                break;
            case ["consent-given", var user]:
                await GiveConsentAsync(user);
                break;
            default:
                Assert.Fail($"Unknown step: {string.Join(' ', words)}");
                break;
        }
    }

    private Task<bool> GiveConsentAsync(string user) => provider.UseAsync<IServiceProvider, bool>(async services =>
    {
        var applications = (IOpenIddictApplicationManager)services.GetService(typeof(IOpenIddictApplicationManager))!;
        var authorizations = (IOpenIddictAuthorizationManager)services.GetService(typeof(IOpenIddictAuthorizationManager))!;
        var client = await applications.FindByClientIdAsync("consent");
        await authorizations.CreateAsync(
            new System.Security.Claims.ClaimsIdentity(), user, (await applications.GetIdAsync(client!))!, AuthorizationTypes.Permanent, [Scopes.OpenId]);
        return true;
    });

    /// <summary>Another signature, or another authentication tag, of the same length.</summary>
    private static string Tamper(string token)
    {
        var start = token.LastIndexOf('.') + 1;
        return token[..start] + (token[start] is 'A' ? 'B' : 'A') + token[(start + 1)..];
    }

    [GeneratedRegex("\"[^\"]*\"|\\S+")]
    private static partial Regex Words();
}
