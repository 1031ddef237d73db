using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Tokens;

[Collection(ProviderTests.Name)]
public sealed class RefreshTests(ProviderFixture fixture)
{
    private static readonly Dictionary<string, string> NoOptions = [];

    [Fact]
    public async Task Parallel_refreshes_within_the_leeway_all_succeed_with_different_tokens()
    {
        var session = await BeginAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => session.RefreshAsync()));

        Assert.Equal(10, answers.Select(answer => answer["refresh_token"]?.GetValue<string>()).OfType<string>().Distinct().Count());
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task A_redeemed_token_is_good_for_thirty_seconds(int seconds, bool succeeds)
    {
        TestSituation.Begin();
        var session = await BeginAsync();
        session.Values["first"] = session.Values["refresh"];
        await session.RefreshAsync();
        ShiftedClock.Advance(TimeSpan.FromSeconds(seconds));

        var answer = await session.RefreshAsync("first");

        Assert.Equal(succeeds, answer["access_token"] is not null);
    }

    [Fact]
    public async Task Reuse_after_the_leeway_revokes_the_whole_family()
    {
        TestSituation.Begin();
        var session = await BeginAsync();
        session.Values["first"] = session.Values["refresh"];
        await session.RefreshAsync();
        ShiftedClock.Advance(TimeSpan.FromSeconds(31));
        await session.RefreshAsync("first");

        var answer = await session.RefreshAsync();

        Assert.Equal("invalid_grant", answer["error"]?.GetValue<string>());
    }

    [Fact]
    public async Task A_narrowed_refresh_keeps_the_whole_scope_in_the_next_refresh_token()
    {
        var session = await BeginAsync();
        await session.RefreshAsync(changes: new Dictionary<string, string> { ["scope"] = "openid" });

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(session.Values["refresh"], new TokenValidationParameters
        {
            IssuerSigningKey = ProviderKeys.Rsa,
            TokenDecryptionKey = ProviderKeys.Encryption,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidIssuer = Provider.Address,
        });

        Assert.Equal(["openid", "email", "offline_access", "api"], result.ClaimsIdentity.GetScopes().AsEnumerable());
    }

    private async Task<ProviderSession> BeginAsync()
    {
        var session = new ProviderSession((await fixture.GetAsync()).CreateClient());
        await session.AuthorizeAsync("web", "openid email offline_access api", NoOptions);
        await session.RedeemAsync();
        return session;
    }
}
