using Microsoft.EntityFrameworkCore;
using Npgsql;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Tests.Support;

namespace OpenIddict.Tests.Store;

[Collection(ProviderTests.Name)]
public sealed class StoreTests(ProviderFixture fixture)
{
    private static readonly Dictionary<string, string> NoOptions = [];
    private readonly string _user = "user-" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_redemption_writes_one_entry_a_token_and_marks_the_code()
    {
        await SignInAsync();

        var entries = await TokensAsync(token => $"{token.Type} {token.Status} {token.Payload != null}");

        Assert.Equal(
            ["access_token valid False", "authorization_code redeemed True", "id_token valid False", "refresh_token valid False"],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_leaves_one_ad_hoc_authorization_with_the_granted_scopes()
    {
        await SignInAsync();

        var provider = await fixture.GetAsync();
        var authorization = await provider.UseAsync<ProviderContext, OpenIddictEntityFrameworkCoreAuthorization>(
            context => context.Set<OpenIddictEntityFrameworkCoreAuthorization>().SingleAsync(entity => entity.Subject == _user));
        Assert.Equal(("ad-hoc", "valid", "[\"openid\",\"offline_access\"]"), (authorization.Type, authorization.Status, authorization.Scopes));
    }

    [Fact]
    public async Task A_redemption_reads_twice_and_writes_four_times()
    {
        TestSituation.Begin();
        var session = new ProviderSession((await fixture.GetAsync()).CreateClient());
        await session.AuthorizeAsync("web", "openid offline_access", NoOptions);
        TestSituation.Current.Statements.Clear();

        await session.RedeemAsync();

        Assert.Equal(
            ["SELECT", "SELECT", "UPDATE", "INSERT", "INSERT", "INSERT"],
            TestSituation.Current.Statements);
    }

    [Fact]
    public async Task Revoking_by_subject_counts_the_rows_of_that_subject()
    {
        await SignInAsync();
        var provider = await fixture.GetAsync();

        Assert.Equal(4, await provider.UseAsync<IOpenIddictTokenManager, long>(manager => manager.RevokeBySubjectAsync(_user).AsTask()));
        Assert.Equal(1, await provider.UseAsync<IOpenIddictAuthorizationManager, long>(manager => manager.RevokeBySubjectAsync(_user).AsTask()));
        Assert.Equal(["revoked", "revoked", "revoked", "revoked"], await TokensAsync(token => token.Status!));
    }

    [Fact]
    public async Task Pruning_takes_what_is_no_longer_valid_and_leaves_the_rest()
    {
        var session = await SignInAsync();
        await session.RevokeAsync("access");
        var provider = await fixture.GetAsync();

        // Tests of this collection run one after the other: what is pruned of others is no longer needed.
        await provider.UseAsync<IOpenIddictTokenManager, long>(manager => manager.PruneAsync(DateTimeOffset.UtcNow.AddMinutes(1)).AsTask());
        await provider.UseAsync<IOpenIddictAuthorizationManager, long>(manager => manager.PruneAsync(DateTimeOffset.UtcNow.AddMinutes(1)).AsTask());

        Assert.Equal(["id_token", "refresh_token"], (await TokensAsync(token => token.Type!)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("OpenIddictApplications", "ClientId", "character varying", 100)]
    [InlineData("OpenIddictTokens", "Type", "character varying", 150)]
    [InlineData("OpenIddictTokens", "Payload", "text", null)]
    [InlineData("OpenIddictTokens", "ReferenceId", "character varying", 100)]
    [InlineData("OpenIddictAuthorizations", "Subject", "character varying", 400)]
    [InlineData("OpenIddictScopes", "Name", "character varying", 200)]
    public async Task Columns_are_as_upstreams(string table, string column, string type, int? length)
    {
        await using var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select data_type, character_maximum_length from information_schema.columns where table_name = $1 and column_name = $2", connection)
        {
            Parameters = { new() { Value = table }, new() { Value = column } },
        };
        await using var reader = await command.ExecuteReaderAsync();

        Assert.True(await reader.ReadAsync());
        Assert.Equal((type, length), (reader.GetString(0), await reader.IsDBNullAsync(1) ? null : reader.GetInt32(1)));
    }

    private async Task<ProviderSession> SignInAsync()
    {
        var session = new ProviderSession((await fixture.GetAsync()).CreateClient());
        await session.SignInAsync(_user);
        await session.AuthorizeAsync("web", "openid offline_access", NoOptions);
        await session.RedeemAsync();
        return session;
    }

    private async Task<List<string>> TokensAsync(System.Linq.Expressions.Expression<Func<OpenIddictEntityFrameworkCoreToken, string>> selector)
        => await (await fixture.GetAsync()).UseAsync<ProviderContext, List<string>>(context => context
            .Set<OpenIddictEntityFrameworkCoreToken>().Where(token => token.Subject == _user).Select(selector).ToListAsync());
}
