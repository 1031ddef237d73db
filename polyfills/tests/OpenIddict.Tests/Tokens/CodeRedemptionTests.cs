using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Tokens;

[Collection(ProviderTests.Name)]
public sealed class CodeRedemptionTests(ProviderFixture fixture)
{
    private static readonly Dictionary<string, string> NoOptions = [];

    [Fact]
    public async Task Of_fifty_parallel_redemptions_of_one_code_exactly_one_succeeds()
    {
        var session = await BeginAsync("openid offline_access");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => session.RedeemAsync()));

        Assert.Single(answers, answer => answer["access_token"] is not null);
        Assert.Equal(49, answers.Count(answer => answer["error"]?.GetValue<string>() is "invalid_grant"));
    }

    [Fact]
    public async Task A_second_redemption_revokes_every_token_of_the_first()
    {
        var session = await BeginAsync("openid offline_access", user: "replayed");
        await session.RedeemAsync();

        await session.RedeemAsync();

        var provider = await fixture.GetAsync();
        var statuses = await provider.UseAsync<ProviderContext, List<string?>>(context => context
            .Set<OpenIddictEntityFrameworkCoreToken>().Where(token => token.Subject == "replayed").Select(token => token.Status).ToListAsync());
        Assert.Equal(["revoked", "revoked", "revoked", "revoked"], statuses);
    }

    [Fact]
    public async Task Only_the_hash_of_a_code_is_stored()
    {
        var session = await BeginAsync("openid");

        var entry = await FindEntryAsync(session.Values["code"]);

        Assert.NotNull(entry);
        Assert.DoesNotContain(session.Values["code"], entry.Payload!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_carries_every_claim_of_the_principal_encrypted()
    {
        var session = await BeginAsync("openid api", "S256");
        var entry = await FindEntryAsync(session.Values["code"]);

        var claims = await DecryptAsync(entry!.Payload!);

        Assert.Equal(
            ("S3", "openmeet-api", "S256", "n1", "http://127.0.0.1:9999/cb"),
            (claims["secret_stamp"], claims["oi_rsrc"], claims["oi_cd_chlg_meth"], claims["oi_nce"], claims["oi_reduri"]));
    }

    [Fact]
    public async Task Without_the_offline_access_scope_there_is_no_refresh_token()
    {
        var session = await BeginAsync("openid");

        var answer = await session.RedeemAsync();

        Assert.Equal(
            ["access_token", "expires_in", "id_token", "scope", "token_type"],
            answer.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    private async Task<ProviderSession> BeginAsync(string scope, string? challenge = null, string user = "alice")
    {
        var session = new ProviderSession((await fixture.GetAsync()).CreateClient());
        await session.SignInAsync(user);
        await session.AuthorizeAsync("web", scope, challenge is null ? NoOptions : new() { ["challenge"] = challenge });
        return session;
    }

    private async Task<OpenIddictEntityFrameworkCoreToken?> FindEntryAsync(string code)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
        var provider = await fixture.GetAsync();
        return await provider.UseAsync<ProviderContext, OpenIddictEntityFrameworkCoreToken?>(
            context => context.Set<OpenIddictEntityFrameworkCoreToken>().SingleOrDefaultAsync(token => token.ReferenceId == hash));
    }

    private static async Task<IDictionary<string, object>> DecryptAsync(string token)
    {
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = ProviderKeys.Rsa,
            TokenDecryptionKey = ProviderKeys.Encryption,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidIssuer = Provider.Address,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        return result.Claims;
    }
}
