using Microsoft.Extensions.DependencyInjection;
using OpenMeet.ChatApi.Identity;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Tenants;
using OpenMeet.Tests.Support.Chat;

namespace OpenMeet.Tests.Identity;

public sealed class MasAccountsTests : IAsyncLifetime
{
    private ScriptedMasAdmin _mas = null!;
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _mas = await ScriptedMasAdmin.StartAsync();
        var settings = TestSettings.Create(_mas.Address, _mas.Address, new Uri("https://chat.test/callback"));
        _services = new ServiceCollection().AddLogging()
            .AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(TestSettings.Tenants("acme"))
            .AddSingleton<RoomAuthority>().AddIdentity(settings).AddScoped<PersonalSessionBotSignIn>().BuildServiceProvider();
        (_mas.WhoAmIUser, _mas.WhoAmIDevice) = (_services.GetRequiredService<RoomAuthority>().BotOf("acme"), BotDevice.Of("acme"));
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _mas.DisposeAsync();
    }

    [Fact]
    public async Task An_account_is_made_and_tied_to_its_subject()
    {
        var id = (await EnsureAsync()).Value;
        Assert.Equal((id, id), (_mas.Users["alice_acme"], _mas.LinkOwners["acme:alice"]));
    }

    [Fact]
    public async Task An_account_that_exists_is_used() => Assert.Equal((await EnsureAsync()).Value, (await EnsureAsync()).Value);

    [Fact]
    public async Task A_localpart_that_only_synapse_knows_is_adopted()
    {
        _mas.OnHomeserver.Add("alice_acme");
        Assert.Equal((await EnsureAsync()).Value, _mas.Users["alice_acme"]);
    }

    [Fact]
    public async Task A_subject_that_is_tied_to_another_account_is_a_conflict()
    {
        _mas.LinkOwners["acme:alice"] = "SOMEBODY";
        Assert.Equal("account_conflict", (await EnsureAsync()).Failure?.Code);
    }

    [Fact]
    public async Task The_admin_token_is_used_again_and_renewed_once_it_is_refused()
    {
        await EnsureAsync();
        await EnsureAsync();
        Assert.Equal(1, _mas.TokenGrants);
        _mas.RefusedBearers.Add("Bearer admin-1");

        Assert.Null((await EnsureAsync()).Failure);
        Assert.Equal(2, _mas.TokenGrants);
    }

    [Fact]
    public async Task A_mas_that_is_away_is_unavailable()
    {
        await _mas.DisposeAsync();
        var failure = (await EnsureAsync()).Failure;
        Assert.Equal(("account_service_unavailable", 503), (failure?.Code, failure?.Status));
    }

    [Fact]
    public async Task A_personal_session_has_the_api_and_the_bots_device()
    {
        var session = (await PersonalSessionAsync(null)).Value!;

        Assert.Equal($"urn:matrix:client:api:* urn:matrix:client:device:{BotDevice.Of("acme")}", _mas.Sessions[session.GrantId].Scope);
        Assert.Null(session.RefreshToken);
    }

    [Fact]
    public async Task A_known_personal_session_is_regenerated()
    {
        var first = (await PersonalSessionAsync(null)).Value!;
        var second = (await PersonalSessionAsync(first)).Value!;

        Assert.Equal((first.GrantId, first.DeviceId), (second.GrantId, second.DeviceId));
        Assert.NotEqual(first.AccessToken, second.AccessToken);
    }

    [Fact]
    public async Task A_personal_session_whose_token_was_lost_is_replaced_and_revoked()
    {
        var lost = (await PersonalSessionAsync(null)).Value!;
        var next = (await PersonalSessionAsync(null)).Value!;

        Assert.NotEqual(lost.GrantId, next.GrantId);
        Assert.Equal([lost.GrantId], _mas.Revoked);
    }

    private async Task<Result<string>> EnsureAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MasAccounts>().EnsureAsync("alice_acme", "Alice", "acme:alice", CancellationToken.None);
    }

    private async Task<Result<BotSession>> PersonalSessionAsync(BotSession? previous)
    {
        await using var scope = _services.CreateAsyncScope();
        var tenant = scope.ServiceProvider.GetRequiredService<TenantCatalog>().All[0];
        return await scope.ServiceProvider.GetRequiredService<PersonalSessionBotSignIn>().SignInAsync(tenant, previous, CancellationToken.None);
    }
}
