using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenMeet.ChatApi.Identity;
using OpenMeet.ChatApi.Matrix;
using OpenMeet.ChatApi.Operations;
using OpenMeet.ChatApi.Rooms;
using OpenMeet.ServiceDefaults.Tenants;
using OpenMeet.Tests.Support.Chat;

namespace OpenMeet.Tests.Identity;

public sealed class OidcBotSignInTests : IAsyncLifetime
{
    private ScriptedMas _mas = null!;
    private ServiceProvider _services = null!;

    private Tenant Tenant => _services.GetRequiredService<TenantCatalog>().All[0];

    public async Task InitializeAsync()
    {
        _mas = await ScriptedMas.StartAsync();
        var settings = TestSettings.Create(_mas);
        _services = new ServiceCollection().AddLogging(logging => logging.ClearProviders())
            .AddSingleton(settings).AddSingleton(TimeProvider.System).AddSingleton(TestSettings.Tenants("acme"))
            .AddSingleton<RoomAuthority>().AddIdentity(settings).BuildServiceProvider();
        _mas.MatrixUserId = _services.GetRequiredService<RoomAuthority>().BotOf("acme");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _mas.DisposeAsync();
    }

    [Fact]
    public async Task The_guides_steps_are_taken_in_order()
    {
        var session = Assert.IsType<BotSession>((await SignInAsync()).Value);

        Assert.Equal(["registration", "ticket", "authorize", "oidc", "consent", "token"], _mas.Steps);
        Assert.Equal((_mas.MatrixUserId, BotDevice.Of("acme"), "01CLIENT"), (session.MatrixUserId, session.DeviceId, session.GrantId));
        Assert.NotNull(session.RefreshToken);
        Assert.InRange(session.ExpiresAt!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Mas_is_asked_itself_when_the_homeserver_does_not_name_it()
    {
        _mas.MetadataOnHomeserver = false;
        Assert.Null((await SignInAsync()).Failure);
    }

    [Fact]
    public async Task A_session_with_a_refresh_token_is_refreshed_without_a_new_login()
    {
        var first = (await SignInAsync()).Value!;
        _mas.Steps.Clear();

        var second = (await SignInAsync(first)).Value!;

        Assert.Equal(["refresh"], _mas.Steps);
        Assert.Equal((first.MatrixUserId, first.DeviceId), (second.MatrixUserId, second.DeviceId));
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
    }

    [Fact]
    public async Task A_lost_session_is_ended_before_the_next_login()
    {
        var first = (await SignInAsync()).Value!;
        _mas.Steps.Clear();
        _mas.RefreshIsLost = true;

        Assert.Null((await SignInAsync(first)).Failure);
        Assert.Equal(["refresh", "revoke", "registration", "ticket", "authorize", "oidc", "consent", "token"], _mas.Steps);
    }

    [Fact]
    public async Task A_refreshed_token_that_the_homeserver_refuses_leads_to_a_login()
    {
        var first = (await SignInAsync()).Value!;
        _mas.RefreshedTokenIsRefused = true;

        var second = (await SignInAsync(first)).Value!;

        Assert.StartsWith("fresh-", second.AccessToken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_redeemed_again_until_mas_has_provisioned_the_user()
    {
        _mas.ServerErrorsBeforeToken = 2;
        Assert.Null((await SignInAsync()).Failure);
        Assert.Equal(3, _mas.Steps.Count(step => step == "token"));
    }

    [Fact]
    public async Task A_page_without_a_form_that_leads_on_is_a_typed_failure()
    {
        _mas.ConsentPage = "<h1>Policy violation</h1><form method=post action=/logout><input type=hidden name=csrf value=x></form>";
        Assert.Equal("sign_in_unexpected_page", (await SignInAsync()).Failure?.Code);
    }

    [Fact]
    public async Task The_ticket_is_not_carried_to_strangers()
    {
        _mas.UpstreamElsewhere = new Uri("http://127.0.0.1:9/steal?auth_code=the-ticket");
        Assert.Equal("sign_in_left_its_path", (await SignInAsync()).Failure?.Code);
    }

    [Fact]
    public async Task A_foreign_state_is_refused()
    {
        _mas.ForgedState = "forged";
        Assert.Equal("sign_in_wrong_state", (await SignInAsync()).Failure?.Code);
    }

    [Fact]
    public async Task A_token_of_somebody_else_is_refused()
    {
        _mas.MatrixUserId = "@somebody_else:synapse.test";
        Assert.Equal("bot_identity_mismatch", (await SignInAsync()).Failure?.Code);
    }

    [Fact]
    public async Task A_token_of_another_device_is_refused()
    {
        _mas.DeviceId = "ANOTHERDEVICE";
        Assert.Equal("bot_identity_mismatch", (await SignInAsync()).Failure?.Code);
    }

    [Fact]
    public async Task A_page_that_comes_back_for_ever_ends()
    {
        _mas.Callback = new Uri(ScriptedMas.PublicUrl, "consent/G");
        Assert.Equal("sign_in_too_many_redirects", (await SignInAsync()).Failure?.Code);
    }

    private async Task<Result<BotSession>> SignInAsync(BotSession? previous = null)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IBotSignIn>().SignInAsync(Tenant, previous, CancellationToken.None);
    }
}
